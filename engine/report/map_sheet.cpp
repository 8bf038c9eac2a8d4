// SPDX-License-Identifier: Apache-2.0
#include "report/map_sheet.hpp"

#include "report/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::report {

MapSheet::MapSheet(const Box& ground, double margin, double width, double height)
    : width_(width), height_(height) {
  const double across = ground.high.x - ground.low.x + 2.0 * margin;
  const double up = ground.high.y - ground.low.y + 2.0 * margin;
  scale_ = std::min(width / across, height / up);
  middle_ = {(ground.low.x + ground.high.x) / 2.0, (ground.low.y + ground.high.y) / 2.0};
}

Point MapSheet::at(Point ground) const {
  return {width_ / 2.0 + (ground.x - middle_.x) * scale_,
          height_ / 2.0 - (ground.y - middle_.y) * scale_};
}

Box MapSheet::window() const {
  const double x = width_ / 2.0 / scale_;
  const double y = height_ / 2.0 / scale_;
  return {{middle_.x - x, middle_.y - y}, {middle_.x + x, middle_.y + y}};
}

std::string outline_path(const PolygonSet& set, std::size_t feature, const MapSheet& sheet) {
  std::string path;
  const auto rings = set.rings(feature);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    std::string before;
    char move = 'M';
    for (const Point& ground : set.ring(r)) {
      const Point point = sheet.at(ground);
      std::string text = length(point.x) + " " + length(point.y);
      if (text == before) continue;
      path += move + text;
      move = 'L';
      before = std::move(text);
    }
    path += "Z";
  }
  return path;
}

std::string scale_bar(const MapSheet& sheet, const Words& w) {
  double metres = 50.0;
  for (const double longer : {100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5}) {
    if (longer * sheet.scale() < 0.3 * sheet.width()) metres = longer;
  }
  const double width = metres * sheet.scale();
  const std::string text =
      metres < 1'000.0 ? w.count(metres) + "\u00A0m" : w.count(metres / 1'000.0) + "\u00A0km";
  return fmt::format(
      "<g><rect class=\"plate\" x=\"4\" y=\"{0}\" width=\"{1}\" height=\"17\"/>"
      "<path class=\"scale\" d=\"M8 {2}v4h{3}v-4\"/>"
      "<text x=\"{4}\" y=\"{5}\" text-anchor=\"middle\">{6}</text></g>",
      length(sheet.height() - 21.0), length(width + 8.0), length(sheet.height() - 11.0),
      length(width), length(8.0 + width / 2.0), length(sheet.height() - 12.0), text);
}

}  // namespace carreau::report
