import { Outlet } from 'react-router'

import { EntryFrame } from '#features/sign-in/index.ts'

/** Around the pages at the door, before anybody is signed in. */
export default function EntryLayout() {
  return (
    <EntryFrame>
      <Outlet />
    </EntryFrame>
  )
}
