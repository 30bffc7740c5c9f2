(function () {
  'use strict';
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
  function drawBar(series, look, log) {
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
      return escaped(p.name) + '<br>' + p.marker + escaped(p.seriesName) + ' <b>' + number(p.value[1]) + (p.value[4] ? ' ± ' + number(p.value[4]) : '') + '</b>';
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
      if (series.role === 'bar') drawBar(series, look, option.yAxis.type === 'log');
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
  }

  /** Long names of groups are broken into lines, or slanted where even that is too narrow. */
  function dressGroups(axis, width) {
    var longest = 12 / 13 * Math.max.apply(null, axis.data.map(textWidth).concat(0));
    var slot = width / axis.data.length - 12;
    axis.axisLabel.interval = axis.data.length > 40 ? 'auto' : 0;
    if (longest <= slot) return;
    axis.axisLabel.width = slot >= 70 ? slot : 150;
    axis.axisLabel.overflow = slot >= 70 ? 'break' : 'truncate';
    if (slot >= 70) {
      axis.nameGap = 24 + 15 * Math.ceil(longest / slot);
    } else {
      axis.axisLabel.rotate = 35;
      axis.nameGap = 26 + 0.58 * Math.min(150, longest);
    }
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
    option.tooltip.valueFormatter = number;
    option.tooltip.confine = true;
    option.tooltip.backgroundColor = look.page;
    option.tooltip.borderColor = look.line;
    option.tooltip.textStyle = { color: look.ink, fontSize: 13 };
    option.tooltip.axisPointer = { label: { formatter: function (p) { return typeof p.value === 'number' ? number(p.value) : p.value; } } };
    if (option.tooltip.trigger === 'item' && !option.map && zooms) {
      option.tooltip.formatter = function (p) {
        return p.marker + escaped(p.seriesName) + '<br>' + escaped(option.xAxis.name) + ' <b>' + number(p.value[0]) + '</b><br>' + escaped(option.yAxis.name) + ' <b>' + number(p.value[1]) + '</b>';
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
})();
