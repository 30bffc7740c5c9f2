(function () {
  'use strict';
  var FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  // Okabe and Ito's colours, which people with any kind of colour vision can tell apart; lightened by night.
  var LOOKS = {
    light: {
      ink: '#1c2430', soft: '#566172', line: '#c3cad3', grid: '#e8ebef', page: '#fdfdfc',
      colours: ['#0072b2', '#d55e00', '#009e73', '#b8578f', '#c98a00', '#3d9fd6', '#444b55'],
      heights: ['#fdfde0', '#dff0bd', '#a9dcc0', '#6cc3c8', '#3a9fc4', '#2a78b0', '#2a4f8f', '#27306b']
    },
    dark: {
      ink: '#e4e8ee', soft: '#a3aebd', line: '#4a5361', grid: '#2a313b', page: '#14181e',
      colours: ['#5ab4f0', '#ff8f52', '#2fcf9f', '#e79ac9', '#f0c04a', '#a9dcf7', '#d5dae1'],
      heights: ['#10182b', '#14294d', '#17446d', '#1a6280', '#2a808c', '#4f9f93', '#86bd99', '#c4d9a6']
    }
  };
  var DASHES = ['solid', 'dashed', 'dotted'];

  /** Four significant digits, without noise. */
  function number(value) {
    if (value === null || value === undefined || !isFinite(value)) return '–';
    var size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
      return value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e').replace('-', '−').replace('e-', 'e−');
    }
    return String(Number(value.toPrecision(4))).replace('-', '−');
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

  function fillCells(series, option) {
    var columns = series.columns;
    series.data = series.heights.map(function (height, i) { return [i % columns, Math.floor(i / columns), height === null ? '-' : height]; });
    option.xAxis[1].data = series.data.slice(0, columns).map(function (cell) { return cell[0]; });
    option.yAxis[1].data = series.data.filter(function (cell) { return cell[0] === 0; }).map(function (cell) { return cell[1]; });
    var x = option.xAxis[0], y = option.yAxis[0], rows = option.yAxis[1].data.length;
    series.progressive = 0;
    series.emphasis = { disabled: true };
    series.tooltip = { formatter: function (p) {
      return escaped(x.name) + ' ' + number(x.min + (x.max - x.min) * (p.value[0] + 0.5) / columns) + '<br>'
        + escaped(y.name) + ' ' + number(y.min + (y.max - y.min) * (p.value[1] + 0.5) / rows) + '<br>'
        + escaped(series.name) + ' <b>' + number(series.log ? Math.pow(10, p.value[2]) : p.value[2]) + '</b>';
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
      lineStyle: { color: look.page, width: 5, opacity: 0.85 }, itemStyle: { color: series.color }, emphasis: { disabled: true }
    };
  }

  // ---- the look --------------------------------------------------------------------------------

  /** The same name has the same colour: a band that of its curve. */
  function colourSeries(option, look) {
    var names = [];
    option.series.forEach(function (series) {
      if (series.type === 'heatmap') return;
      if (names.indexOf(series.name) < 0) names.push(series.name);
      var place = names.indexOf(series.name);
      series.color = look.colours[place % look.colours.length];
      series.itemStyle = { color: series.color };
      if (series.type === 'line') {
        series.lineStyle = { width: 2, type: DASHES[Math.floor(place / look.colours.length) % DASHES.length] };
        series.emphasis = { focus: 'none', lineStyle: { width: 2 } };
      }
      if (series.type === 'scatter') {
        series.symbolSize = series.data.length > 1000 ? 4 : 8;
        series.itemStyle.opacity = series.data.length > 300 ? 0.55 : 0.8;
      }
    });
    return names;
  }

  function drawRoles(option, look) {
    var rims = [];
    var bins = option.series.filter(function (series) { return series.role === 'bin'; });
    option.series.forEach(function (series) {
      if (series.role === 'band') drawBand(series, look);
      if (series.role === 'bar') drawBar(series, look, option.yAxis[0].type === 'log');
      if (series.role === 'bin') drawBin(series, look, bins.length === 1);
      if (series.role === 'cells') fillCells(series, option);
      if (series.role === 'path') rims.push(drawPath(series, look));
    });
    option.series = option.series.concat(rims);
  }

  function dressAxis(axis, look, horizontal, option) {
    if (axis.show === false) return;
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
    if (axis.type === 'log') axis.minorTick = { show: true, splitNumber: 9 };
  }

  /** Long names of groups are slanted rather than dropped. */
  function dressGroups(axis, width) {
    var longest = Math.max.apply(null, axis.data.map(function (name) { return textWidth(name); }));
    axis.axisLabel.interval = axis.data.length > 40 ? 'auto' : 0;
    if (longest + 8 > width / axis.data.length) {
      axis.axisLabel.rotate = 32;
      axis.axisLabel.width = 160;
      axis.axisLabel.overflow = 'truncate';
      axis.nameGap = 26 + 0.55 * Math.min(160, longest);
    }
  }

  var pen = document.createElement('canvas').getContext('2d');
  pen.font = '13px ' + FONT;
  function textWidth(text) { return pen.measureText(text).width; }

  /** How many lines the legend takes, as ECharts breaks it. */
  function legendLines(names, width) {
    var lines = 1, used = 0;
    names.forEach(function (name) {
      var item = textWidth(name) + 44;
      if (used > 0 && used + item > width) { lines++; used = 0; }
      used += item;
    });
    return lines;
  }

  function dressBands(option, look) {
    var bands = option.visualMap;
    bands.inRange = { color: look.heights };
    bands.textStyle = { color: look.soft, fontSize: 12 };
    bands.right = 0;
    bands.top = option.grid.top;
    bands.itemWidth = 18;
    bands.itemGap = 3;
    bands.itemSymbol = 'rect';
    bands.outOfRange = { color: 'transparent' };
    bands.hoverLink = false;
    option.title = { text: option.valueName, right: 0, top: option.grid.top - 26, textStyle: { color: look.ink, fontSize: 13, fontWeight: 'normal' } };
    option.grid.right = 24 + 18 + Math.max.apply(null, bands.pieces.map(function (piece) { return textWidth(piece.label); }).concat([textWidth(option.valueName) - 30]));
  }

  function dress(option, look, div) {
    var width = div.clientWidth;
    option.animation = false;
    option.textStyle = { fontFamily: FONT };
    option.backgroundColor = 'transparent';
    var names = colourSeries(option, look);
    [].concat(option.xAxis).forEach(function (axis) { dressAxis(axis, look, true, option); });
    [].concat(option.yAxis).forEach(function (axis) { dressAxis(axis, look, false, option); });
    drawRoles(option, look);
    var zooms = !option.map && option.xAxis[0].type !== 'category';
    var lines = names.length ? legendLines(names, width - (zooms ? 110 : 50)) : 0;
    option.legend = { show: names.length > 0, data: names, left: 0, top: 0, width: width - (zooms ? 110 : 50), itemGap: 14, itemWidth: 22, textStyle: { color: look.ink, fontSize: 13 }, inactiveColor: look.line };
    option.grid = { left: 4, right: 24, top: 34 + 25 * lines, bottom: 34, containLabel: true };
    if (option.xAxis[0].type === 'category') {
      dressGroups(option.xAxis[0], width - 70);
      option.grid.bottom = option.xAxis[0].nameGap + 4;
    }
    if (option.visualMap) dressBands(option, look);
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
        return p.marker + escaped(p.seriesName) + '<br>' + escaped(option.xAxis[0].name) + ' <b>' + number(p.value[0]) + '</b><br>' + escaped(option.yAxis[0].name) + ' <b>' + number(p.value[1]) + '</b>';
      };
    }
    div.style.height = (option.map ? 480 : 360) + option.grid.top + option.grid.bottom - 60 + 'px';
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
      var option = dress(options[Number(div.dataset.chart)], look, div);
      var chart = echarts.init(div, null, { renderer: 'canvas' });
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
