import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'

import { KeepTyped } from '#ui/keep-typed.tsx'

// Not in a transition: React would take the page over piece by piece, and somebody could type between two pieces.
hydrateRoot(
  document,
  <StrictMode>
    <KeepTyped>
      <HydratedRouter />
    </KeepTyped>
  </StrictMode>,
)
