// SPDX-License-Identifier: Apache-2.0
#include "report/programme/map_communes.hpp"

#include "base/markup.hpp"
#include "report/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace carreau::report {

namespace {

constexpr double kLetter = 6.0;  ///< width of a letter of a name, in units of the drawing

Box box_of(const std::vector<Point>& points) {
  Box box{points.front(), points.front()};
  for (const Point& p : points) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

/// The window in the system of the communes. A layer may hold those of the whole country; only the
/// few in the window are transformed.
std::optional<Box> window_in(const Box& window, const Transform& to_communes) {
  std::vector<Point> corners;
  for (const Point corner : {window.low, window.high, Point{window.low.x, window.high.y},
                             Point{window.high.x, window.low.y}}) {
    const auto moved = to_communes.apply(corner);
    if (!moved) return std::nullopt;
    corners.push_back(*moved);
  }
  return box_of(corners);
}

/// The part of a commune's bounds that the window shows.
Box shown_part(const Box& bounds, const Box& window) {
  return {{std::max(bounds.low.x, window.low.x), std::max(bounds.low.y, window.low.y)},
          {std::min(bounds.high.x, window.high.x), std::min(bounds.high.y, window.high.y)}};
}

}  // namespace

std::string communes_markup(const results::ActionsOutput& output, const Crs& plane,
                            const MapSheet& sheet) {
  if (output.communes == nullptr || !output.communes->crs().is_known()) return {};
  const PolygonSet& all = *output.communes;
  const Box window = sheet.window();
  const auto wanted = window_in(window, Transform(plane, all.crs()));
  if (!wanted) return {};
  PolygonSet near(all.crs());
  std::vector<std::size_t> places;
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (!are_touching(all.bounds(c), *wanted)) continue;
    near.add_feature(all, c);
    places.push_back(c);
  }
  const double edge = is_plane_in_metres(all.crs()) ? 1e3 : 1e-2;
  const PolygonSet drawn = reproject(near, plane, edge);
  std::string outlines;
  std::string names;
  for (std::size_t k = 0; k < drawn.size(); ++k) {
    outlines += fmt::format("<path d=\"{}\"/>", outline_path(drawn, k, sheet));
    const Box part = shown_part(drawn.bounds(k), window);
    const Point at = sheet.at({(part.low.x + part.high.x) / 2.0, (part.low.y + part.high.y) / 2.0});
    // A name that is wider than its commune would lie over its neighbours; the script of the page
    // shows it once there is room.
    const std::string& name = output.commune_names[places[k]];
    const double room = (part.high.x - part.low.x) * sheet.scale();
    const bool fits = room >= kLetter * static_cast<double>(name.size());
    names +=
        fmt::format("<text x=\"{}\" y=\"{}\" data-room=\"{}\"{}>{}</text>", length(at.x),
                    length(at.y), length(room), fits ? "" : " display=\"none\"", escaped(name));
  }
  return fmt::format(
      "<g class=\"communes\">{}</g>\n<g class=\"commune-names\" font-size=\"11\" "
      "stroke-width=\"3\">{}</g>\n",
      outlines, names);
}

}  // namespace carreau::report
