package dev.atelier.chats.remote;

import dev.atelier.platform.picture.PictureFormat;

/** A picture as its host gave it, of a format that was looked at. */
record RemotePicture(PictureFormat format, byte[] bytes) {}
