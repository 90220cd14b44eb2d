import type { Client } from './client.ts';
import { leaveOut } from './leave-out.ts';
import { writer } from './live/own.ts';
import { live } from './live/settings.ts';
import { newWorld, sharedWorld } from './world.ts';

/**
 * Somebody who reaches everything and may write: the owner of a fresh workspace, or on live an owner or admin if the
 * run is allowed to write. There the gate sees to it that he touches nothing but what the run has made.
 */
export async function aWriter(): Promise<Client> {
  if (!live) return (await newWorld()).as('owner');
  if (!live.allowWrites) leaveOut('writes: needs --allow-writes');
  if (!writer) leaveOut('writes: needs a token of owner or admin, of whom GET /me tells the id');
  return (await sharedWorld()).as(writer.actor);
}
