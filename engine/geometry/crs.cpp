// SPDX-License-Identifier: Apache-2.0
#include "geometry/crs.hpp"

#include "base/error.hpp"
#include "geometry/polygon_set.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace carreau {

/// Owns the objects of PROJ. A context belongs to one thread, which is why a transform does too.
struct Transform::Impl {
  Crs source;
  Crs target;
  PJ_CONTEXT* context = nullptr;
  PJ* projection = nullptr;  ///< null: source and target are the same

  Impl(Crs from, Crs to) : source(std::move(from)), target(std::move(to)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (projection != nullptr) proj_destroy(projection);
    if (context != nullptr) proj_context_destroy(context);
  }
};

namespace {

/// For messages: a definition in WKT may fill a page.
std::string short_name(const Crs& crs) {
  constexpr std::size_t kLongest = 60;
  const std::string& text = crs.definition();
  return text.size() <= kLongest ? text : text.substr(0, kLongest) + "…";
}

/// The projections asked for so far. To find one, PROJ asks its database for tens of milliseconds;
/// a copy takes half of one. Thread-safe.
class KnownProjections {
 public:
  /// A projection of `context`, in the order x, y; null where PROJ knows no way.
  PJ* copy(PJ_CONTEXT* context, const Crs& from, const Crs& to) {
    const std::lock_guard lock(mutex_);
    auto known = known_.find({from.definition(), to.definition()});
    if (known == known_.end()) {
      PJ* const found = find(from, to);
      if (found == nullptr) return nullptr;
      known = known_.emplace(std::pair(from.definition(), to.definition()), found).first;
    }
    return proj_clone(context, known->second);
  }

 private:
  PJ* find(const Crs& from, const Crs& to) {
    PJ* const raw = proj_create_crs_to_crs(context_, from.definition().c_str(),
                                           to.definition().c_str(), nullptr);
    if (raw == nullptr) return nullptr;
    // EPSG defines 2154 as east, north but 4326 as latitude, longitude. PROJ follows the authority
    // unless it is asked to normalise the order to x east, y north.
    PJ* const projection = proj_normalize_for_visualization(context_, raw);
    proj_destroy(raw);
    return projection;
  }
  static PJ_CONTEXT* quiet_context() {
    PJ_CONTEXT* const context = proj_context_create();
    proj_log_level(context, PJ_LOG_NONE);
    return context;
  }

  std::mutex mutex_;
  PJ_CONTEXT* const context_ = quiet_context();
  std::map<std::pair<std::string, std::string>, PJ*> known_;
};

/// Never destroyed: PROJ's own objects may be gone by the end of the program.
KnownProjections& known_projections() {
  static auto& known = *new KnownProjections;
  return known;
}

/// The ring with every edge cut into pieces of at most `longest`.
std::vector<Point> densified(std::span<const Point> ring, double longest) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    // Every point but the first ends an edge.
    if (i > 0 && longest > 0.0) {
      const Point a = ring[i - 1];
      const Point b = ring[i];
      const double pieces = std::ceil(std::hypot(b.x - a.x, b.y - a.y) / longest);
      for (double k = 1.0; k < pieces; k += 1.0) {
        // Pieces are computed from both ends of the edge, not added up, so rounding does not
        // accumulate.
        points.push_back({a.x + (b.x - a.x) * k / pieces, a.y + (b.y - a.y) * k / pieces});
      }
    }
    points.push_back(ring[i]);
  }
  return points;
}

}  // namespace

std::optional<int> Crs::epsg_code() const {
  constexpr std::string_view kPrefix = "EPSG:";
  if (!definition_.starts_with(kPrefix)) return std::nullopt;
  int code = 0;
  const char* const end = definition_.data() + definition_.size();
  const auto [stop, error] = std::from_chars(definition_.data() + kPrefix.size(), end, code);
  // "EPSG:2154x" or a compound "EPSG:2154+5720" is no single code.
  if (error != std::errc{} || stop != end) return std::nullopt;
  return code;
}

bool is_plane_in_metres(const Crs& crs) {
  const std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context(proj_context_create(),
                                                                             proj_context_destroy);
  const auto own = [](PJ* object) {
    return std::unique_ptr<PJ, decltype(&proj_destroy)>(object, proj_destroy);
  };
  // PROJ would otherwise write to the standard error stream; only `cli` prints.
  proj_log_level(context.get(), PJ_LOG_NONE);
  const auto object = own(proj_create(context.get(), crs.definition().c_str()));
  if (!object || proj_get_type(object.get()) != PJ_TYPE_PROJECTED_CRS) return false;
  const auto axes = own(proj_crs_get_coordinate_system(context.get(), object.get()));
  // A projected system may be in feet: only a factor of exactly 1 means metres.
  double metres = 0.0;
  return axes &&
         proj_cs_get_axis_info(context.get(), axes.get(), 0, nullptr, nullptr, nullptr, &metres,
                               nullptr, nullptr, nullptr) == 1 &&
         metres == 1.0;
}

Transform::Transform(const Crs& from, const Crs& to) : impl_(std::make_unique<Impl>(from, to)) {
  // Without a projection apply() returns points unchanged, to the last bit.
  if (from == to) return;
  impl_->context = proj_context_create();
  proj_log_level(impl_->context, PJ_LOG_NONE);
  impl_->projection = known_projections().copy(impl_->context, from, to);
  if (impl_->projection == nullptr) {
    throw ArgumentError(
        Message{"no_transformation", {{"from", short_name(from)}, {"to", short_name(to)}}});
  }
}

Transform::~Transform() = default;
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;

const Crs& Transform::source() const { return impl_->source; }
const Crs& Transform::target() const { return impl_->target; }

std::optional<Point> Transform::apply(Point point) const {
  if (impl_->projection == nullptr) return point;
  // HUGE_VAL in the fourth coordinate: the point has no date.
  const PJ_COORD in = proj_coord(point.x, point.y, 0.0, HUGE_VAL);
  const PJ_COORD out = proj_trans(impl_->projection, PJ_FWD, in);
  if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
  return Point{out.xy.x, out.xy.y};
}

void Transform::apply(std::span<Point> points) const {
  if (impl_->projection == nullptr || points.empty()) return;
  constexpr std::size_t kStride = sizeof(Point);
  const std::size_t n = points.size();
  // Equal points as arrays of x and of y with a stride: no copy. Height and time are absent.
  proj_trans_generic(impl_->projection, PJ_FWD, &points.front().x, kStride, n, &points.front().y,
                     kStride, n, nullptr, 0, 0, nullptr, 0, 0);
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  // PROJ marks a failed point by infinity, which would still compare with limits; NaN never does.
  for (Point& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) p = {kNone, kNone};
  }
}

PolygonSet reproject(const PolygonSet& set, const Crs& to, double longest_edge) {
  return reproject(set, Transform(set.crs(), to), longest_edge);
}

PolygonSet reproject(const PolygonSet& set, const Transform& transform, double longest_edge) {
  if (set.crs() != transform.source()) {
    throw ArgumentError(
        Message{"polygons_of_other_crs",
                {{"found", short_name(set.crs())}, {"expected", short_name(transform.source())}}});
  }
  PolygonSet moved(transform.target());
  for (std::size_t f = 0; f < set.size(); ++f) {
    moved.begin_feature();
    for (const auto& polygon : set.polygons(f)) {
      // Rings keep their order and so their role: the first is the outer one.
      moved.begin_polygon();
      for (std::size_t r = polygon.first; r < polygon.last; ++r) {
        std::vector<Point> points = densified(set.ring(r), longest_edge);
        for (Point& p : points) {
          // A polygon with a missing point would be another polygon, so the whole set is refused.
          const auto image = transform.apply(p);
          if (!image) {
            throw DataError(Message{"point_without_image",
                                    {{"feature", f + 1},
                                     {"x", fmt::format("{:.6g}", p.x)},
                                     {"y", fmt::format("{:.6g}", p.y)},
                                     {"crs", short_name(transform.target())}}});
          }
          p = *image;
        }
        moved.add_ring(points);
      }
    }
  }
  return moved;
}

void use_proj_folder(const std::string& folder) {
  const char* const path = folder.c_str();
  // Every later context begins as a copy of the default one.
  proj_context_set_search_paths(nullptr, 1, &path);
}

}  // namespace carreau
