// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_map.hpp"

#include "base/round_classes.hpp"
#include "geometry/french_planes.hpp"
#include "report/map_sheet.hpp"
#include "report/markup.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/map_communes.hpp"
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

/// The figure of a cell in its unit; amounts are kept in cents and shown in euros.
std::optional<double> number(const files::FieldValue& value, files::ValueKind kind) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    const auto figure = static_cast<double>(*whole);
    return kind == files::ValueKind::euros ? figure / 100.0 : figure;
  }
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

/// The words for class k between limits, of which there is at least one.
std::string range_of(const std::vector<std::string>& limits, std::size_t k, const Words& w) {
  if (k == 0) return w.text("report_actions_map_below", {{"limit", limits.front()}});
  if (k == limits.size()) return w.text("report_actions_map_from", {{"limit", limits.back()}});
  return w.text("report_actions_map_between", {{"low", limits[k - 1]}, {"high", limits[k]}});
}

/// Divides the figures into classes with round limits; shades are spread from light to dark.
void classify(MapMeasure& measure, const std::vector<std::optional<double>>& values,
              const std::vector<bool>& is_drawn, const TableColumn& column, const Words& w) {
  std::vector<double> figures;
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (is_drawn[t] && values[t]) figures.push_back(*values[t]);
  }
  measure.shades.resize(values.size());
  if (figures.empty()) return;
  const double any = figures.front();
  const auto limits = round_limits(std::move(figures), kShades);
  std::vector<std::string> texts;
  for (const double limit : limits) {
    // Limits above ten euros are whole, and whole limits need no cents.
    const int digits = limit == std::floor(limit) ? 0 : 2;
    texts.push_back(column.kind == files::ValueKind::euros
                        ? w.euros(limit, digits)
                        : value_text(limit, column.kind, digits, w));
  }
  const auto shade_of = [&](std::size_t k) {
    return limits.empty() ? kShades / 2 : k * (kShades - 1) / limits.size();
  };
  for (std::size_t k = 0; k <= limits.size(); ++k) {
    // Without limits all figures are equal.
    measure.classes.push_back(
        {shade_of(k), limits.empty() ? value_text(any, column.kind, 2, w) : range_of(texts, k, w)});
  }
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (is_drawn[t] && values[t]) measure.shades[t] = shade_of(class_of(limits, *values[t]));
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
    for (std::size_t t = 0; t < is_drawn.size(); ++t) {
      const files::FieldValue& value = table.rows[t].cells[c];
      values.push_back(number(value, column->kind));
      measure.texts.push_back(value_text(value, column->kind, euro_digits(table), w));
    }
    classify(measure, values, is_drawn, *column, w);
    measures.push_back(std::move(measure));
  }
  return measures;
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
    svg_ += communes_markup(view_, outlines_.crs(), sheet_) + "<g class=\"zones\">";
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
        "<defs>{4}</defs><rect class=\"ground\" width=\"{0}\" height=\"{1}\"/>\n",
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
        escaped(label_on_map(view_, t, w_)), escaped(measure.texts[t]),
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
    svg_ += fmt::format("<text x=\"{}\" y=\"{}\" data-middle=\"{}\" data-half=\"{}\">{}</text>",
                        length(std::min(at.x + half + 3.0, kWidth - 16.0)), length(at.y + 4.0),
                        length(at.x), length((box.high.x - box.low.x) / 2.0), t + 1);
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

std::string label_on_map(const ActionsView& view, std::size_t target, const Words& w) {
  const Target& t = view.attribution.targets[target];
  std::string label = target_label(t, w);
  const QuartierFacts* const facts = facts_of(view, t);
  if (facts == nullptr || facts->communes.empty()) return label;
  const QuartierCommune& main = facts->communes.front();
  const std::string& commune = main.name.empty() ? main.code : main.name;
  return commune == label ? label : fmt::format("{} ({})", label, commune);
}

ActionsMap actions_map(const ActionsView& view, const ReportTable& per_head, const Words& w) {
  ActionsMap map;
  const PolygonSet outlines = results::target_outlines(view);
  CommonPlane plane = common_plane(outlines);
  map.is_drawn = std::move(plane.is_on_it);
  map.measures = measures_of(per_head, map.is_drawn, w);
  for (std::size_t t = 0; t < map.is_drawn.size(); ++t) {
    if (!map.is_drawn[t] && facts_of(view, view.attribution.targets[t]) != nullptr) ++map.undrawn;
  }
  if (!plane.crs) {
    map.off_map = static_cast<std::size_t>(std::ranges::count_if(
        view.programme.actions, [](const Action& action) { return action.place.has_value(); }));
    return map;
  }
  constexpr double kLongestEdge = 1e3;
  const PolygonSet drawn =
      reproject(only(outlines, map.is_drawn), *plane.crs,
                is_plane_in_metres(outlines.crs()) ? kLongestEdge : kLongestEdge / 1e5);
  map.svg = Drawing(view, drawn, map, w).text();
  return map;
}

}  // namespace carreau::report
