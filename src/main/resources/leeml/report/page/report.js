// ---- the look --------------------------------------------------------------------------------

/** The same name has the same colour: a band that of its curve. */
function colourSeries(option, look) {
  var names = [];
  option.series.forEach(function (series) {
    if (series.role === 'surface') return;
    if (names.indexOf(series.name) < 0) names.push(series.name);
    var place = names.indexOf(series.name);
    series.color = look.colours[place % look.colours.length];
    series.itemStyle = { color: series.color };
    if (series.type === 'line') {
      series.lineStyle = { width: 2.2, type: DASHES[Math.floor(place / look.colours.length) % DASHES.length] };
      series.symbol = SYMBOLS[place % SYMBOLS.length];
      series.symbolSize = 8;
      series.emphasis = { focus: 'none', lineStyle: { width: 2.2 } };
    }
    if (series.type === 'scatter') {
      series.symbolSize = series.data.length > 1000 ? 4 : 8;
      series.itemStyle.opacity = series.data.length > 300 ? 0.55 : 0.8;
    }
  });
  return names;
}

/** What the legend shows beside a name: the stroke of a line, the symbol of points. */
function legendEntries(option, names) {
  return names.map(function (name) {
    var series = option.series.filter(function (one) { return one.name === name; })[0];
    return series.type === 'line' ? { name: name, icon: 'path://' + STROKES[series.lineStyle.type] } : { name: name };
  });
}

function drawRoles(option, look, mouse) {
  var rims = [];
  var bins = option.series.filter(function (series) { return series.role === 'bin'; });
  option.series.forEach(function (series) {
    if (series.role === 'band') drawBand(series, look);
    if (series.role === 'bar') drawBar(series, look, option);
    if (series.role === 'bin') drawBin(series, look, bins.length === 1);
    if (series.role === 'surface') drawSurface(series, look, option, mouse);
    if (series.role === 'path') rims.push(drawPath(series, look));
  });
  option.series = option.series.concat(rims);
}

function dressAxis(axis, look, horizontal, option) {
  var kinds = option.series.map(function (series) { return series.role; });
  axis.nameTextStyle = { color: look.ink, fontSize: 13, align: horizontal ? 'center' : 'left', padding: horizontal ? 0 : [0, 0, 4, 0] };
  axis.nameLocation = horizontal ? 'middle' : 'end';
  axis.nameGap = horizontal ? 30 : 12;
  axis.axisLine = { show: true, onZero: false, lineStyle: { color: look.line } };
  axis.axisTick = { show: true, lineStyle: { color: look.line } };
  axis.axisLabel = { color: look.soft, fontSize: 12, hideOverlap: true };
  axis.splitLine = { show: !option.map && axis.type !== 'category', lineStyle: { color: look.grid } };
  if (axis.type === 'category') {
    axis.axisTick.show = false;
  } else {
    axis.axisLabel.formatter = number;
    axis.scale = kinds.indexOf('bar') < 0 && kinds.indexOf('bin') < 0 || horizontal;
  }
  if (axis.type === 'log') dressLogAxis(axis, option, horizontal);
}

/** Whole decades, a tick for each or, of many, for every k-th; a horizontal axis ends at its data. */
function dressLogAxis(axis, option, horizontal) {
  var low = Infinity, high = 0;
  option.series.forEach(function (series) {
    var places = horizontal ? [0] : series.role === 'band' ? [1, 2] : series.role === 'bar' ? [1, 2, 3] : [1];
    series.data.forEach(function (row) { places.forEach(function (i) {
      if (row[i] > 0) { low = Math.min(low, row[i]); high = Math.max(high, row[i]); }
    }); });
  });
  if (high === 0) return;
  var bars = option.series[0].role === 'bar';
  var first = Math.floor(Math.log10(low) - (bars ? 1e-9 : -1e-9)), last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  var every = Math.ceil((last - first) / 8);
  // ECharts puts a tick at each power of the base, or at each tenth one; the base is the way to any other distance.
  axis.logBase = Math.pow(10, every);
  axis.min = horizontal && low < high ? low : Math.pow(10, every * Math.floor(first / every));
  axis.max = horizontal && low < high ? high : Math.pow(10, every * Math.ceil(last / every));
  axis.minorTick = { show: every === 1, splitNumber: 9 };
  if (!horizontal && first < -9) liftAxis(axis, option);
}

/** ECharts rounds ticks below 1e-10 to zero: such values are drawn as multiples of the axis' start. */
function liftAxis(axis, option) {
  var unit = option.unit = axis.min;
  option.series.forEach(function (series) {
    series.data.forEach(function (row) { for (var i = 1; i < row.length; i++) if (row[i] !== null) row[i] /= unit; });
  });
  axis.max = axis.max / unit;
  axis.min = 1;
  axis.axisLabel.formatter = function (value) { return number(value * unit); };
}

/** Long names of groups are broken into lines, after a colon or comma if they have one, or slanted where even that is too narrow. */
function dressGroups(axis, width) {
  var longest = 12 / 13 * Math.max.apply(null, axis.data.map(textWidth).concat(0));
  var slot = width / axis.data.length - 12;
  axis.axisLabel.interval = axis.data.length > 40 ? 'auto' : 0;
  if (longest <= slot) return;
  axis.axisLabel.width = slot >= 70 ? slot : 150;
  axis.axisLabel.overflow = slot >= 70 ? 'break' : 'truncate';
  if (slot >= 70) {
    axis.axisLabel.formatter = function (name) { return parts(name).join('\n'); };
    axis.nameGap = 24 + 15 * Math.max.apply(null, axis.data.map(function (name) { return lines(name, slot); }));
  } else {
    axis.axisLabel.rotate = 35;
    axis.nameGap = 26 + 0.58 * Math.min(150, longest);
  }
}

function parts(name) { return name.split(/(?<=[:,])(?=[a-z])/); }

function lines(name, slot) {
  return parts(name).reduce(function (sum, part) { return sum + Math.ceil(12 / 13 * textWidth(part) / slot); }, 0);
}

var pen = document.createElement('canvas').getContext('2d');
pen.font = '13px ' + FONT;
function textWidth(text) { return pen.measureText(text).width; }

/** How many lines the legend takes, as ECharts breaks it. */
function legendLines(names, width) {
  var lines = 1, used = 0;
  names.forEach(function (name) {
    var item = textWidth(name) + 45;
    if (used > 0 && used + item - 14 > width) { lines++; used = 0; }
    used += item;
  });
  return lines;
}

/** The key to a map's colours, the highest band on top. */
function dressBands(option, look) {
  var names = option.bands, count = names.length;
  option.visualMap = {
    type: 'piecewise', seriesIndex: 0, dimension: 1, selectedMode: false, hoverLink: false, right: 0, top: option.grid.top,
    itemWidth: 18, itemHeight: 14, itemGap: 3, itemSymbol: 'rect', align: 'left', textStyle: { color: look.soft, fontSize: 12 },
    pieces: names.map(function (name, i) { return { value: i, label: name, color: 'rgb(' + bandColour(look, i, count).join(',') + ')' }; })
  };
  var wide = Math.max.apply(null, names.concat(option.valueName).map(textWidth));
  option.title = { text: option.valueName, left: null, right: Math.max(0, wide + 18 - textWidth(option.valueName)), top: option.grid.top - 26, padding: 0, textStyle: { color: look.ink, fontSize: 13, fontWeight: 'normal' } };
  option.grid.right = 30 + wide + 18;
}

function dress(option, look, div, mouse) {
  var width = div.clientWidth;
  option.animation = false;
  option.textStyle = { fontFamily: FONT };
  option.backgroundColor = 'transparent';
  var names = colourSeries(option, look);
  dressAxis(option.xAxis, look, true, option);
  dressAxis(option.yAxis, look, false, option);
  drawRoles(option, look, mouse);
  var zooms = !option.map && option.xAxis.type !== 'category';
  var lines = legendLines(names, width - (zooms ? 110 : 50));
  option.legend = { show: names.length > 0, data: legendEntries(option, names), left: 0, top: 0, width: width - (zooms ? 110 : 50), itemGap: 14, itemWidth: 26, textStyle: { color: look.ink, fontSize: 13 }, inactiveColor: look.line };
  option.grid = { left: 4, right: 24, top: 38 + 24 * lines, bottom: 36, containLabel: true };
  if (option.xAxis.type === 'category') {
    dressGroups(option.xAxis, width - 70);
    if (option.xAxis.nameGap > 30) option.grid.bottom = 52;
  }
  if (option.bands) dressBands(option, look);
  option.toolbox = {
    right: 0, top: -4, itemSize: 13, iconStyle: { borderColor: look.soft },
    feature: {
      dataZoom: { show: zooms, title: { zoom: 'Zoom into a box', back: 'Undo zoom' } },
      restore: { show: zooms, title: 'Show all' },
      saveAsImage: { title: 'Save as picture', backgroundColor: look.page, name: 'chart' }
    }
  };
  option.tooltip.valueFormatter = function (value) { return number(lowered(option, value)); };
  option.tooltip.confine = true;
  option.tooltip.backgroundColor = look.page;
  option.tooltip.borderColor = look.line;
  option.tooltip.textStyle = { color: look.ink, fontSize: 13 };
  option.tooltip.axisPointer = { label: { formatter: function (p) { return typeof p.value === 'number' ? number(p.value) : p.value; } } };
  if (option.tooltip.trigger === 'item' && !option.map && zooms) {
    option.tooltip.formatter = function (p) {
      return p.marker + escaped(p.seriesName) + '<br>' + escaped(option.xAxis.name) + ' <b>' + number(p.value[0]) + '</b><br>' + escaped(option.yAxis.name) + ' <b>' + number(lowered(option, p.value[1])) + '</b>';
    };
  }
  div.style.height = (option.map ? 420 : 310) + option.grid.top + Math.max(0, option.xAxis.nameGap - 30) + 'px';
  return option;
}

// ---- the page --------------------------------------------------------------------------------

var source = document.getElementById('charts').textContent;
var night = window.matchMedia('(prefers-color-scheme: dark)');
var drawn = [];

function draw(look) {
  drawn.forEach(function (chart) { chart.dispose(); });
  var options = JSON.parse(source);
  drawn = Array.prototype.map.call(document.querySelectorAll('[data-chart]'), function (div) {
    var chart, place = [0, 0];
    var option = dress(options[Number(div.dataset.chart)], look, div, function () { return place; });
    chart = echarts.init(div, null, { renderer: 'canvas' });
    chart.getZr().on('mousemove', function (event) { place = chart.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]) || place; });
    chart.setOption(option);
    return chart;
  });
}

function drawForScreen() { draw(night.matches ? LOOKS.dark : LOOKS.light); }

var waiting;
var width = document.body.clientWidth;
drawForScreen();
night.addEventListener('change', drawForScreen);
window.addEventListener('resize', function () {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  clearTimeout(waiting);
  waiting = setTimeout(drawForScreen, 150);
});
window.addEventListener('beforeprint', function () {
  document.querySelectorAll('details').forEach(function (part) { part.open = true; });
  draw(LOOKS.light);
});
window.addEventListener('afterprint', drawForScreen);

// Films play by themselves; a click stops one, and people who asked for no motion start with a click.
document.querySelectorAll('svg.motion').forEach(function (film) {
  film.style.cursor = 'pointer';
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) film.pauseAnimations();
  film.addEventListener('click', function () {
    if (film.animationsPaused()) film.unpauseAnimations(); else film.pauseAnimations();
  });
});
