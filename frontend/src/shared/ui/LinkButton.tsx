import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithoutRef, Ref } from 'react';

type Props = ButtonProps & Omit<ComponentPropsWithoutRef<'a'>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };
const AnchorButton = (props: Props) => <Button component="a" {...props} />;

/** Looks like a button, goes somewhere: so it is a link. */
export const LinkButton = createLink(AnchorButton);
