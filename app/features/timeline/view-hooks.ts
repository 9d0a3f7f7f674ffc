import { useEffect } from 'react'

import { panned, printView, zoomed, type View } from './axis.ts'

/** How wide the picture is: its own pixels are those of the screen. */
export function useWidth(svg: { current: SVGSVGElement | null }, setWidth: (width: number) => void) {
  useEffect(() => {
    const frame = svg.current?.parentElement
    if (!frame) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(280, Math.round(entry.contentRect.width)))
    })
    observer.observe(frame)
    return () => observer.disconnect()
  }, [svg, setWidth])
}

/** The address keeps what is in sight: a form that is sent, and a page that is loaded again, come back to it. */
export function useKeptView(view: View) {
  useEffect(() => {
    const words = printView(view)
    const timer = setTimeout(() => {
      const address = new URL(globalThis.location.href)
      address.searchParams.set('view', words)
      globalThis.history.replaceState(globalThis.history.state, '', address)
    }, 250)
    const sent = () => {
      for (const input of document.querySelectorAll<HTMLInputElement>('input[name="view"]'))
        input.value = words
    }
    document.addEventListener('submit', sent)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('submit', sent)
    }
  }, [view])
}

/** The wheel moves the page until the picture has been pressed; then it comes nearer, and sideways it moves. */
export function useWheel(
  svg: { current: SVGSVGElement | null },
  width: number,
  setView: (next: (view: View) => View) => void,
) {
  useEffect(() => {
    const drawing = svg.current
    if (drawing === null) return undefined
    const wheel = (event: WheelEvent) => {
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
      if (!isSideways && !event.ctrlKey && document.activeElement !== drawing) return
      event.preventDefault()
      const box = drawing.getBoundingClientRect()
      const part = (event.clientX - box.left) / Math.max(1, box.width)
      setView((view) => {
        if (isSideways && !event.ctrlKey) return panned(view, (event.deltaX || event.deltaY) / width)
        return zoomed(view, Math.exp(event.deltaY * 0.0022), view.from + part * (view.to - view.from))
      })
    }
    drawing.addEventListener('wheel', wheel, { passive: false })
    return () => drawing.removeEventListener('wheel', wheel)
  }, [svg, width, setView])
}
