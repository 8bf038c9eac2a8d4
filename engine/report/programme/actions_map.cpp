// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_map.hpp"

#include "geometry/french_planes.hpp"
#include "report/map_sheet.hpp"
#include "report/markup.hpp"
#include "report/programme/action_words.hpp"
#include "report/table_markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <variant>

namespace carreau::report {

namespace {

constexpr double kWidth = 900.0;
constexpr double kHeight = 560.0;
constexpr std::size_t kShades = 5;
constexpr double kSmall = 14.0;  ///< a quartier below this width and height is shown as a disc
constexpr double kDisc = 8.0;

std::optional<double> number(const files::FieldValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

/// A bound that readers can remember: the first two digits of a figure, 12,000 for 12,345.
double round_bound(double value) {
  if (value == 0.0) return 0.0;
  const double power = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1.0);
  // The small addition keeps 0.29 / 0.01 from becoming 28.
  return std::floor(value / power + 1e-9) * power;
}

/// The bounds between classes of about equal size, rounded; each class has a figure.
std::vector<double> round_bounds(const std::vector<double>& sorted) {
  std::vector<double> bounds;
  for (std::size_t k = 1; k < kShades && !sorted.empty(); ++k) {
    const double bound = round_bound(sorted[k * sorted.size() / kShades]);
    const double low = bounds.empty() ? sorted.front() : bounds.back();
    const auto from = std::ranges::lower_bound(sorted, low);
    if (from != sorted.end() && bound > low && *from < bound) bounds.push_back(bound);
  }
  return bounds;
}

/// The words for each class; `text_of` shows a bound.
std::vector<std::string> class_ranges(const std::vector<double>& bounds, const std::string& lowest,
                                      const std::string& highest, const auto& text_of,
                                      const Words& w) {
  if (bounds.empty()) return {lowest == highest ? lowest : lowest + " – " + highest};
  std::vector<std::string> ranges = {
      w.text("report_actions_map_below", {{"bound", text_of(bounds.front())}})};
  for (std::size_t k = 1; k < bounds.size(); ++k) {
    ranges.push_back(text_of(bounds[k - 1]) + " – " + text_of(bounds[k]));
  }
  ranges.push_back(w.text("report_actions_map_from", {{"bound", text_of(bounds.back())}}));
  return ranges;
}

/// Divides the figures of what is drawn into classes between round bounds; shades are spread from
/// light to dark.
void classify(MapMeasure& measure, const std::vector<std::optional<double>>& values,
              const std::vector<bool>& is_drawn, const auto& text_of, const Words& w) {
  std::vector<std::pair<double, std::size_t>> drawn;
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (is_drawn[t] && values[t]) drawn.emplace_back(*values[t], t);
    measure.has_unknown = measure.has_unknown || (is_drawn[t] && !values[t]);
  }
  measure.shades.resize(values.size());
  if (drawn.empty()) return;
  std::ranges::sort(drawn);
  std::vector<double> sorted;
  for (const auto& [value, t] : drawn) sorted.push_back(value);
  const std::vector<double> bounds = round_bounds(sorted);
  const auto shade_of = [&](std::size_t k) {
    return bounds.empty() ? kShades / 2 : k * (kShades - 1) / bounds.size();
  };
  for (const auto& [value, t] : drawn) {
    const auto k = std::ranges::upper_bound(bounds, value) - bounds.begin();
    measure.shades[t] = shade_of(static_cast<std::size_t>(k));
  }
  const auto ranges = class_ranges(bounds, measure.texts[drawn.front().second],
                                   measure.texts[drawn.back().second], text_of, w);
  for (std::size_t k = 0; k < ranges.size(); ++k) {
    measure.classes.push_back({shade_of(k), ranges[k]});
  }
}

std::vector<MapMeasure> measures_of(const ReportTable& table, const std::vector<bool>& is_drawn,
                                    const Words& w) {
  std::vector<MapMeasure> measures;
  for (const char* key : {"granted", "requested", "paid", "granted_per_person",
                          "granted_per_poor_household", "actions"}) {
    const auto column = std::ranges::find(table.columns, key, &TableColumn::key);
    const auto c = static_cast<std::size_t>(column - table.columns.begin());
    MapMeasure measure{key, column->title, {}, {}, {}};
    std::vector<std::optional<double>> values;
    bool is_whole = false;  // cents and counts, but not means
    for (std::size_t t = 0; t < is_drawn.size(); ++t) {
      const files::FieldValue& value = table.rows[t].cells[c];
      values.push_back(number(value));
      is_whole = is_whole || std::holds_alternative<std::int64_t>(value);
      measure.texts.push_back(value_text(value, column->kind, euro_digits(table), w));
    }
    const auto text_of = [&](double bound) {
      const files::FieldValue value =
          is_whole ? files::FieldValue(static_cast<std::int64_t>(std::llround(bound)))
                   : files::FieldValue(bound);
      return value_text(value, column->kind, 0, w);
    };
    classify(measure, values, is_drawn, text_of, w);
    measures.push_back(std::move(measure));
  }
  return measures;
}

std::optional<Crs> plane_of(const PolygonSet& outlines, std::size_t feature,
                            const Transform& to_degrees) {
  const Box box = outlines.bounds(feature);
  if (box.low.x > box.high.x) return std::nullopt;
  const auto middle =
      to_degrees.apply({(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0});
  return middle ? french_plane(*middle) : std::nullopt;
}

/// The plane of most of the outlines; sets which outlines are on it.
std::optional<Crs> common_plane(const PolygonSet& outlines, std::vector<bool>& is_on_it) {
  is_on_it.assign(outlines.size(), false);
  if (!outlines.crs().is_known()) return std::nullopt;
  const Transform to_degrees(outlines.crs(), Crs::epsg(4326));
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> planes(outlines.size());
  for (std::size_t t = 0; t < outlines.size(); ++t) {
    const auto plane = plane_of(outlines, t, to_degrees);
    if (!plane) continue;
    planes[t] = plane->definition();
    ++counts[planes[t]];
  }
  if (counts.empty()) return std::nullopt;
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
  for (std::size_t t = 0; t < planes.size(); ++t) is_on_it[t] = planes[t] == most->first;
  return Crs(most->first);
}

PolygonSet only(const PolygonSet& set, const std::vector<bool>& wanted) {
  PolygonSet result(set.crs());
  for (std::size_t f = 0; f < set.size(); ++f) {
    if (wanted[f]) result.add_feature(set, f);
    else result.begin_feature();
  }
  return result;
}

void widen(Box& box, const Box& other) {
  box.low = {std::min(box.low.x, other.low.x), std::min(box.low.y, other.low.y)};
  box.high = {std::max(box.high.x, other.high.x), std::max(box.high.y, other.high.y)};
}

bool holds(const Box& box, Point p, double margin) {
  return p.x >= box.low.x - margin && p.x <= box.high.x + margin && p.y >= box.low.y - margin &&
         p.y <= box.high.y + margin;
}

/// A map under construction.
class Drawing {
 public:
  Drawing(const ActionsView& view, const PolygonSet& outlines, ActionsMap& map, const Words& w)
      : view_(view), outlines_(outlines), map_(map), w_(w), sheet_(frame()) {}

  std::string text() {
    begin();
    for (std::size_t t = 0; t < outlines_.size(); ++t) {
      if (map_.is_drawn[t]) add_zone(t);
    }
    svg_ += "</g>\n<g class=\"points\">";
    add_points();
    svg_ += "</g>\n<g class=\"numbers\" font-size=\"13\" stroke-width=\"3\" aria-hidden=\"true\">";
    for (std::size_t t = 0; t < outlines_.size(); ++t) {
      if (map_.is_drawn[t]) add_number(t);
    }
    svg_ += "</g>\n" + scale_bar(sheet_, w_);
    return std::move(svg_) + "</svg>\n";
  }

 private:
  /// The frame contains the quartiers, and the actions that are not too far from them.
  MapSheet frame() {
    Box ground{{1e300, 1e300}, {-1e300, -1e300}};
    for (std::size_t t = 0; t < outlines_.size(); ++t) {
      if (map_.is_drawn[t]) widen(ground, outlines_.bounds(t));
    }
    const double side =
        std::max({ground.high.x - ground.low.x, ground.high.y - ground.low.y, 1'000.0});
    locate_actions();
    Box all = ground;
    for (const auto& [action, place] : places_) {
      if (holds(ground, place, side / 4.0)) widen(all, {place, place});
    }
    return {all, 0.06 * side, kWidth, kHeight};
  }

  void locate_actions() {
    if (!view_.programme.crs.is_known()) return;
    const Transform to_plane(view_.programme.crs, outlines_.crs());
    for (std::size_t a = 0; a < view_.programme.actions.size(); ++a) {
      const auto& place = view_.programme.actions[a].place;
      if (!place) continue;
      const auto moved = to_plane.apply(*place);
      if (moved && std::isfinite(moved->x)) places_.emplace_back(a, *moved);
      else ++map_.off_map;
    }
  }

  void begin() {
    svg_ = fmt::format(
        "<svg class=\"map\" viewBox=\"0 0 {0} {1}\" role=\"group\" aria-labelledby=\"map-t\" "
        "aria-describedby=\"map-d\"><title id=\"map-t\">{2}</title><desc id=\"map-d\">{3}</desc>"
        "<defs>{4}</defs><rect class=\"ground\" width=\"{0}\" height=\"{1}\"/>\n"
        "<g class=\"zones\">",
        length(kWidth), length(kHeight), w_("report_actions_map_map_of_the_quartiers"),
        w_("report_actions_map_described"), patterns());
  }

  /// Patterns, so that shades can be distinguished without colours.
  static std::string patterns() {
    constexpr std::array<const char*, kShades> kMarks = {
        "", "M0 6L6 0", "M0 3H6M3 0V6", "M0 6L6 0M0 0L6 6", "M0 1.5H6M0 4.5H6M1.5 0V6M4.5 0V6"};
    std::string text;
    for (std::size_t k = 0; k < kShades; ++k) {
      text += fmt::format(
          "<pattern id=\"shade{0}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
          "<rect class=\"k{0}\" width=\"6\" height=\"6\"/><path class=\"m{0}\" d=\"{1}\"/>"
          "</pattern>",
          k, kMarks[k]);
    }
    return text +
           "<pattern id=\"unknown\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
           "<rect class=\"ku\" width=\"6\" height=\"6\"/><circle class=\"mu\" cx=\"3\" cy=\"3\" "
           "r=\"0.8\"/></pattern>";
  }

  [[nodiscard]] Box drawn_box(std::size_t t) const {
    const Box ground = outlines_.bounds(t);
    const Point a = sheet_.at({ground.low.x, ground.high.y});
    const Point b = sheet_.at({ground.high.x, ground.low.y});
    return {a, b};
  }
  [[nodiscard]] static Point middle(const Box& box) {
    return {(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0};
  }

  void add_zone(std::size_t t) {
    const Target& target = view_.attribution.targets[t];
    const MapMeasure& measure = map_.measures.front();
    const auto& shade = measure.shades[t];
    const Box box = drawn_box(t);
    svg_ += fmt::format(
        "<g class=\"zone {}{}\" data-target=\"{}\"><title>{} : {}</title>"
        "<path class=\"shape\" d=\"{}\"/>",
        shade ? fmt::format("c{}", *shade) : "cu",
        target.kind == TargetKind::former_quartier ? " former" : "", t,
        escaped(target_label(target, w_)), escaped(measure.texts[t]),
        outline_path(outlines_, t, sheet_));
    if (box.high.x - box.low.x < kSmall && box.high.y - box.low.y < kSmall) {
      const Point at = middle(box);
      svg_ += fmt::format("<circle class=\"shape\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", length(at.x),
                          length(at.y), length(kDisc));
    }
    svg_ += "</g>\n";
  }

  /// The number is next to the centre of the quartier, because points may be at the centre.
  void add_number(std::size_t t) {
    const Box box = drawn_box(t);
    const Point at = middle(box);
    const double half = std::max((box.high.x - box.low.x) / 2.0, kDisc);
    svg_ +=
        fmt::format("<text x=\"{}\" y=\"{}\">{}</text>",
                    length(std::min(at.x + half + 3.0, kWidth - 16.0)), length(at.y + 4.0), t + 1);
  }

  /// Actions at the same place share one point.
  void add_points() {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> at;
    for (const auto& [action, place] : places_) {
      const Point point = sheet_.at(place);
      if (point.x < 0.0 || point.y < 0.0 || point.x > kWidth || point.y > kHeight) {
        ++map_.off_map;
        continue;
      }
      at[{length(std::round(point.x * 2.0) / 2.0), length(std::round(point.y * 2.0) / 2.0)}]
          .push_back(action);
    }
    for (const auto& [place, actions] : at) {
      const Action& first = view_.programme.actions[actions.front()];
      const std::string title = actions.size() == 1 ? first.title
                                                    : w_.text("report_actions_map_actions_here",
                                                              {{"actions", actions.size()}});
      svg_ += fmt::format(
          "<circle class=\"point\" cx=\"{}\" cy=\"{}\" r=\"{}\" data-point=\"{}\">"
          "<title>{}</title></circle>\n",
          place.first, place.second,
          length(std::min(3.0 + std::sqrt(static_cast<double>(actions.size())), 8.0)),
          map_.points.size(), escaped(title));
      map_.points.push_back(actions);
    }
  }

  const ActionsView& view_;
  const PolygonSet& outlines_;
  ActionsMap& map_;
  const Words& w_;
  std::vector<std::pair<std::size_t, Point>> places_;  ///< on the plane
  MapSheet sheet_;
  std::string svg_;
};

}  // namespace

ActionsMap actions_map(const ActionsView& view, const ReportTable& per_head, const Words& w) {
  ActionsMap map;
  const PolygonSet outlines = results::target_outlines(view);
  const auto plane = common_plane(outlines, map.is_drawn);
  map.measures = measures_of(per_head, map.is_drawn, w);
  for (std::size_t t = 0; t < map.is_drawn.size(); ++t) {
    if (!map.is_drawn[t] && facts_of(view, view.attribution.targets[t]) != nullptr) ++map.undrawn;
  }
  if (!plane) {
    map.off_map = static_cast<std::size_t>(std::ranges::count_if(
        view.programme.actions, [](const Action& action) { return action.place.has_value(); }));
    return map;
  }
  constexpr double kLongestEdge = 1e3;
  const PolygonSet drawn =
      reproject(only(outlines, map.is_drawn), *plane,
                is_plane_in_metres(outlines.crs()) ? kLongestEdge : kLongestEdge / 1e5);
  map.svg = Drawing(view, drawn, map, w).text();
  return map;
}

}  // namespace carreau::report
