/*
 * A canvas of many points, which can be moved about and drawn nearer: by mouse, by fingers, by keys.
 * It knows points and a camera, and nothing of items.
 */
const NEAREST = 14;
const MOST = 60;
const ROOM = 28;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{paint: function(CanvasRenderingContext2D, object), hovered: function(?number, ?object), chosen: function(?number)}} hooks
 *     paint: draws all, by the camera; hovered and chosen are told of a point's number, or null
 */
export function plot(canvas, { paint, hovered, chosen }) {
  const context = canvas.getContext('2d');
  const pointers = new Map();
  let points = [];
  let bounds = { left: -1, top: -1, wide: 2, high: 2 };
  let zoom = 1;
  let middle = { x: 0, y: 0 };
  let size = { width: 0, height: 0 };
  let asked = false;
  let over = null;
  let moved = 0;

  const fit = () => Math.min((size.width - 2 * ROOM) / bounds.wide, (size.height - 2 * ROOM) / bounds.high);
  const scale = () => Math.max(fit(), 1e-6) * zoom;
  const across = x => size.width / 2 + (x - middle.x) * scale();
  const down = y => size.height / 2 - (y - middle.y) * scale();
  const camera = { across, down, get zoom() { return zoom; }, get width() { return size.width; }, get height() { return size.height; } };

  function draw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const ratio = window.devicePixelRatio || 1;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      paint(context, camera);
    });
  }

  const observer = new ResizeObserver(() => {
    const box = canvas.getBoundingClientRect();
    if (box.width === 0) return;
    size = { width: box.width, height: box.height };
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    draw();
  });
  observer.observe(canvas);

  function nearest(x, y) {
    let best = null;
    let least = NEAREST * NEAREST;
    for (let i = 0; i < points.length; i++) {
      if (points[i].hidden) continue;
      const [dx, dy] = [across(points[i].x) - x, down(points[i].y) - y];
      const far = dx * dx + dy * dy;
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  /** Nearer or farther, with what is at this place staying there. */
  function zoomAt(x, y, factor) {
    const next = Math.min(MOST, Math.max(1, zoom * factor));
    const at = { x: middle.x + (x - size.width / 2) / scale(), y: middle.y - (y - size.height / 2) / scale() };
    zoom = next;
    middle = zoom === 1 ? home() : { x: at.x - (x - size.width / 2) / scale(), y: at.y + (y - size.height / 2) / scale() };
    draw();
  }

  const home = () => ({ x: bounds.left + bounds.wide / 2, y: bounds.top + bounds.high / 2 });

  function hover(index) {
    if (index === over) return;
    over = index;
    canvas.classList.toggle('pointing', index !== null);
    hovered(index, index === null ? null : { x: across(points[index].x), y: down(points[index].y) });
    draw();
  }

  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const { x, y } = place(event);
    zoomAt(x, y, Math.exp(-event.deltaY / 400));
    hover(null);
  }, { passive: false });
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    moved = 0;
  });
  canvas.addEventListener('pointermove', event => {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      hover(nearest(now.x, now.y));
      return;
    }
    if (pointers.size === 1) {
      middle = { x: middle.x - (now.x - before.x) / scale(), y: middle.y + (now.y - before.y) / scale() };
      moved += Math.hypot(now.x - before.x, now.y - before.y);
      if (moved > 4) hover(null);
    } else {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const spread = point => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      zoomAt((now.x + other.x) / 2, (now.y + other.y) / 2, spread(now) / spread(before));
      moved = 100;
    }
    pointers.set(event.pointerId, now);
    draw();
  });
  const released = event => {
    const at = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (at && event.type === 'pointerup' && moved <= 4) chosen(nearest(at.x, at.y));
  };
  canvas.addEventListener('pointerup', released);
  canvas.addEventListener('pointercancel', released);
  canvas.addEventListener('pointerleave', () => hover(null));
  canvas.addEventListener('keydown', event => {
    const step = 60 / scale();
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (event.key === '+' || event.key === '=') zoomAt(size.width / 2, size.height / 2, 1.4);
    else if (event.key === '-') zoomAt(size.width / 2, size.height / 2, 1 / 1.4);
    else if (event.key === '0') back();
    else if (moves[event.key]) {
      middle = { x: middle.x + moves[event.key][0], y: middle.y + moves[event.key][1] };
      draw();
    } else return;
    event.preventDefault();
  });

  function back() {
    zoom = 1;
    middle = home();
    draw();
  }

  return {
    draw,
    back,
    nearer: factor => zoomAt(size.width / 2, size.height / 2, factor),
    /** Points of {x, y, hidden}; the picture is as wide as they are. */
    show(given) {
      points = given;
      const [xs, ys] = [points.map(point => point.x), points.map(point => point.y)];
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      bounds = { left, top, wide: Math.max(right - left, 1e-6), high: Math.max(bottom - top, 1e-6) };
      back();
    },
    /** Brings a point into the middle. */
    goTo(index) {
      zoom = Math.max(zoom, 5);
      middle = { x: points[index].x, y: points[index].y };
      draw();
    },
    end: () => observer.disconnect(),
  };
}
