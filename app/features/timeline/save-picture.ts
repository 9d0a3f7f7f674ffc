const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'visibility',
] as const

/** The picture as it is seen, as a file of its own: its colours are written into it. */
export function saveSvg(svg: SVGSVGElement): void {
  save(new Blob([textOf(svg)], { type: 'image/svg+xml' }), 'timeline.svg')
}

/** The same as points, twice as fine as on the screen. */
export function savePng(svg: SVGSVGElement): void {
  const { width, height } = svg.viewBox.baseVal
  const image = new Image()
  image.addEventListener('load', () => {
    const canvas = document.createElement('canvas')
    canvas.width = width * 2
    canvas.height = height * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => {
      if (blob !== null) save(blob, 'timeline.png')
    }, 'image/png')
  })
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`
}

// The file name says nothing about anybody (SEC-047).
function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function textOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')]
  from.forEach((element, index) => {
    const seen = getComputedStyle(element)
    const target = to[index]
    for (const look of looks) target?.setAttribute(look, seen.getPropertyValue(look))
    target?.removeAttribute('class')
  })
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(svg).getPropertyValue('background-color'))
  copy.prepend(paper)
  for (const name of ['class', 'tabindex', 'role', 'aria-describedby', 'aria-roledescription'])
    copy.removeAttribute(name)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}
