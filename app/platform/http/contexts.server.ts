import { createContext } from 'react-router'

import type { Call } from '../commands/call.server.ts'
import type { Services } from './services.server.ts'

/** Set by the root middleware for every request: who is asking, when, and on what. */
export const callContext = createContext<Call>()

/** What the listener knows of the connection, for limits and for the list of devices. */
export type Visitor = { address: string; device: string }
export const visitorContext = createContext<Visitor>()

/** The nonce of this response's content security policy. */
export const nonceContext = createContext<string>()

/** Cookies that the response will carry; a loader or action may add to them. */
export const cookiesContext = createContext<string[]>()

/** What the process gives to every request. */
export const servicesContext = createContext<Services>()

/** Whether the database could not be asked who is signed in. */
export const unreachableContext = createContext<boolean>()
