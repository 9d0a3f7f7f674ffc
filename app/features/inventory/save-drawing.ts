const namespace = 'http://www.w3.org/2000/svg'
const looks = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
] as const

/**
 * Saves a drawing of the page as a file. Its colours are written into it, because a file has no style sheet. The picture
 * is drawn from a `data:` address: pages allow no other images (SEC-030).
 */
export async function saveDrawing(svg: SVGSVGElement, kind: 'svg' | 'png', name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal
  const text = new XMLSerializer().serializeToString(standAlone(svg, width, height))
  if (kind === 'svg') return download(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  // Twice as fine, for paper.
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob !== null) download(blob, `${name}.png`)
}

function standAlone(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = svg.querySelectorAll('*')
  for (const [at, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = from[at]
    if (original === undefined) continue
    const style = getComputedStyle(original)
    for (const look of looks) element.setAttribute(look, style.getPropertyValue(look))
    for (const spare of ['class', 'tabindex', 'aria-describedby']) element.removeAttribute(spare)
  }
  copy.removeAttribute('class')
  copy.setAttribute('xmlns', namespace)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const paper = document.createElementNS(namespace, 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor)
  copy.prepend(paper)
  return copy
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
