import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'

/** A call by somebody who works in the clinic. */
export type StaffCall = Call<StaffActor>
