var FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
// Okabe and Ito's colours, which people with any kind of colour vision can tell apart; lightened by night.
var LOOKS = {
  light: {
    ink: '#1c2430', soft: '#566172', line: '#c3cad3', grid: '#e8ebef', page: '#fdfdfc',
    colours: ['#0072b2', '#d55e00', '#009e73', '#b8578f', '#c98a00', '#3d9fd6', '#444b55'],
    heights: [[255, 255, 238], [231, 243, 212], [196, 226, 208], [158, 205, 210], [122, 182, 208], [94, 155, 198], [76, 126, 182], [66, 98, 160]]
  },
  dark: {
    ink: '#e4e8ee', soft: '#a3aebd', line: '#4a5361', grid: '#2a313b', page: '#14181e',
    colours: ['#5ab4f0', '#ff8f52', '#2fcf9f', '#e79ac9', '#f0c04a', '#a9dcf7', '#d5dae1'],
    heights: [[30, 34, 74], [24, 42, 80], [21, 50, 82], [24, 69, 100], [31, 88, 112], [46, 107, 118], [70, 127, 124], [104, 147, 130]]
  }
};
var DASHES = ['solid', 'dashed', 'dotted'];
var STROKES = { solid: 'M0 4h26v3h-26z', dashed: 'M0 4h7v3h-7zM9.500 4h7v3h-7zM19 4h7v3h-7z', dotted: 'M0 4h3v3h-3zM6 4h3v3h-3zM12 4h3v3h-3zM18 4h3v3h-3zM24 4h3v3h-3z' };
var SYMBOLS = ['circle', 'triangle', 'diamond', 'rect', 'pin', 'arrow', 'roundRect'];

/** Four significant digits, without noise. */
function number(value) {
  if (value === null || value === undefined || !isFinite(value)) return '–';
  var size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e');
  }
  return String(Number(value.toPrecision(4)));
}

/** What a drawn height stands for; see liftAxis. */
function lowered(option, value) { return typeof value === 'number' ? value * (option.unit || 1) : value; }

function escaped(text) {
  return String(text).replace(/[&<>"]/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
}

// ---- what ECharts has no series for -----------------------------------------------------------

/** One polygon: along the upper edge, back along the lower one. */
function drawBand(series, look) {
  var data = series.data;
  series.renderItem = function (params, api) {
    if (params.dataIndexInside > 0) return null;
    var upper = data.map(function (slice) { return api.coord([slice[0], slice[2]]); });
    var lower = data.map(function (slice) { return api.coord([slice[0], slice[1]]); });
    return { type: 'polygon', shape: { points: upper.concat(lower.reverse()) }, style: { fill: series.color, opacity: 0.2 } };
  };
  series.encode = { x: 0, y: [1, 2] };
  series.clip = true;
  series.silent = true;
  series.tooltip = { show: false };
  series.z = 1;
}

/** Bars side by side, those of switched-off series closing up, with whiskers. */
function drawBar(series, look, option) {
  var log = option.yAxis.type === 'log';
  series.renderItem = function (params, api) {
    var seen = api.currentSeriesIndices();
    var band = api.size([1, 0])[0];
    var width = Math.min(60, 0.76 * band / seen.length);
    var group = api.value(0);
    var top = api.coord([group, api.value(1)]);
    var left = top[0] + (seen.indexOf(params.seriesIndex) - seen.length / 2) * width;
    var base = log ? params.coordSys.y + params.coordSys.height : api.coord([group, 0])[1];
    var parts = [{
      type: 'rect', style: { fill: series.color },
      shape: { x: left + 1, y: Math.min(top[1], base), width: Math.max(1, width - 2), height: Math.abs(base - top[1]) }
    }];
    if (api.value(4) > 0) {
      var middle = left + width / 2;
      var low = api.coord([group, api.value(2)])[1];
      var high = api.coord([group, api.value(3)])[1];
      [[middle, low, middle, high], [middle - 4, low, middle + 4, low], [middle - 4, high, middle + 4, high]].forEach(function (l) {
        parts.push({ type: 'line', shape: { x1: l[0], y1: l[1], x2: l[2], y2: l[3] }, style: { stroke: look.ink, lineWidth: 1.5 } });
      });
    }
    return { type: 'group', children: parts };
  };
  series.encode = { x: 0, y: [1, 2, 3] };
  series.tooltip = { formatter: function (p) {
    return escaped(p.name) + '<br>' + p.marker + escaped(p.seriesName) + ' <b>' + number(lowered(option, p.value[1])) + (p.value[4] ? ' ± ' + number(lowered(option, p.value[4])) : '') + '</b>';
  } };
}

/** Boxes from edge to edge; several samples lie over each other. */
function drawBin(series, look, alone) {
  series.renderItem = function (params, api) {
    var low = api.coord([api.value(0), 0]);
    var high = api.coord([api.value(1), api.value(2)]);
    return {
      type: 'rect', shape: { x: low[0], y: high[1], width: high[0] - low[0], height: low[1] - high[1] },
      style: { fill: series.color, opacity: alone ? 0.9 : 0.5, stroke: look.page, lineWidth: high[0] - low[0] > 5 ? 1 : 0 }
    };
  };
  series.encode = { x: [0, 1], y: 2 };
  series.tooltip = { formatter: function (p) {
    return p.marker + escaped(p.seriesName) + '<br>' + number(p.value[0]) + ' to ' + number(p.value[1]) + ': <b>' + p.value[2] + '</b>';
  } };
}

/** The colour of a band, as [r, g, b]: the ramp's colours spread over all bands. */
function bandColour(look, band, bands) {
  var at = bands > 1 ? band / (bands - 1) * (look.heights.length - 1) : 0;
  var below = Math.min(Math.floor(at), look.heights.length - 2);
  return look.heights[below].map(function (c, i) { return Math.round(c + (at - below) * (look.heights[below + 1][i] - c)); });
}

/** The height at a place in [0, 1] × [0, 1], between four grid points; NaN beside a hole. */
function heightAt(series, across, up) {
  var columns = series.columns, rows = series.heights.length / columns;
  var x = across * (columns - 1), y = up * (rows - 1);
  var column = Math.min(Math.floor(x), columns - 2), row = Math.min(Math.floor(y), rows - 2);
  var fx = x - column, fy = y - row, at = row * columns + column;
  function corner(i) { return series.heights[i] === null ? NaN : series.heights[i]; }
  return (1 - fy) * ((1 - fx) * corner(at) + fx * corner(at + 1)) + fy * ((1 - fx) * corner(at + columns) + fx * corner(at + columns + 1));
}

/** The surface pixel by pixel, with a fine line where bands meet. */
function paintSurface(series, look, width, height) {
  var canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  var pen = canvas.getContext('2d'), image = pen.createImageData(width, height);
  var levels = series.levels, colours = [], bands = new Int8Array(width * height);
  for (var b = 0; b <= levels.length; b++) colours.push(bandColour(look, b, levels.length + 1));
  for (var i = 0; i < bands.length; i++) {
    var z = heightAt(series, (i % width + 0.5) / width, 1 - (Math.floor(i / width) + 0.5) / height);
    var band = -1;
    if (!isNaN(z)) for (band = 0; band < levels.length && z >= levels[band];) band++;
    bands[i] = band;
    if (band < 0) continue;
    var meets = i % width > 0 && bands[i - 1] !== band || i >= width && bands[i - width] !== band;
    for (var c = 0; c < 3; c++) image.data[4 * i + c] = colours[band][c] * (meets ? 0.8 : 1);
    image.data[4 * i + 3] = 255;
  }
  pen.putImageData(image, 0, 0);
  return canvas;
}

function drawSurface(series, look, option, mouse) {
  var painted, size;
  series.data = [[option.xAxis.min, option.yAxis.min]];
  series.z = 1;
  series.renderItem = function (params) {
    var area = params.coordSys;
    var wanted = area.width + '×' + area.height;
    if (size !== wanted) painted = paintSurface(series, look, Math.round(2 * area.width), Math.round(2 * area.height));
    size = wanted;
    return { type: 'image', style: { image: painted, x: area.x, y: area.y, width: area.width, height: area.height } };
  };
  series.tooltip = { formatter: function () {
    var place = mouse(), x = option.xAxis, y = option.yAxis;
    var z = heightAt(series, (place[0] - x.min) / (x.max - x.min), (place[1] - y.min) / (y.max - y.min));
    return escaped(x.name) + ' ' + number(place[0]) + '<br>' + escaped(y.name) + ' ' + number(place[1]) + '<br>'
      + escaped(series.name) + ' <b>' + number(series.log ? Math.pow(10, z) : z) + '</b>';
  } };
}

/** A path with a hollow start and a full end, and a rim that parts it from the colours below. */
function drawPath(series, look) {
  var last = series.data.length - 1;
  var points = series.data;
  series.data = points.map(function (point, i) {
    if (i === last) return { value: point, symbol: 'diamond', symbolSize: 13, itemStyle: { color: series.color, borderColor: look.page, borderWidth: 1.5 } };
    if (i === 0) return { value: point, symbol: 'circle', symbolSize: 10, itemStyle: { color: look.page, borderColor: series.color, borderWidth: 2.5 } };
    return { value: point, symbol: 'none' };
  });
  series.showSymbol = true;
  series.showAllSymbol = true;
  return {
    type: 'line', name: series.name, data: points, showSymbol: false, silent: true, z: 3, tooltip: { show: false },
    lineStyle: { color: look.page, width: 5.5, opacity: 0.9 }, itemStyle: { color: series.color }, emphasis: { disabled: true }
  };
}
