// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_geometry.hpp"

#include "files/gdal_source.hpp"

#include <ogr_geometry.h>

#include <bit>
#include <cstdint>
#include <memory>
#include <type_traits>

namespace carreau::files {

namespace {

static_assert(std::endian::native == std::endian::little, "WKB is written in memory order");

enum class WkbType : std::uint32_t { point = 1, polygon = 3, multipolygon = 6 };

template <class Value>
void add(Value value, std::string& bytes) {
  static_assert(std::is_trivially_copyable_v<Value>);
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void add_head(WkbType type, std::string& bytes) {
  constexpr std::uint8_t kLittleEndian = 1;
  add(kLittleEndian, bytes);
  add(type, bytes);
}

void add_count(std::size_t count, std::string& bytes) {
  add(static_cast<std::uint32_t>(count), bytes);
}

}  // namespace

void append_wkb(const PolygonSet& set, std::size_t feature, std::string& bytes) {
  const auto polygons = set.polygons(feature);
  add_head(WkbType::multipolygon, bytes);
  add_count(polygons.size(), bytes);
  for (const PolygonSet::RingRange& polygon : polygons) {
    add_head(WkbType::polygon, bytes);
    add_count(polygon.last - polygon.first, bytes);
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const std::span<const Point> ring = set.ring(r);
      add_count(ring.size(), bytes);
      static_assert(sizeof(Point) == 2 * sizeof(double));
      bytes.append(reinterpret_cast<const char*>(ring.data()), ring.size_bytes());
    }
  }
}

void append_wkb(Point point, std::string& bytes) {
  add_head(WkbType::point, bytes);
  add(point, bytes);
}

std::optional<Point> middle_of_wkb(std::string_view bytes) {
  const QuietGdal quiet;
  OGRGeometry* made = nullptr;
  const OGRErr error =
      OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &made, bytes.size());
  const std::unique_ptr<OGRGeometry> geometry(made);
  if (error != OGRERR_NONE || geometry == nullptr || geometry->IsEmpty() != 0) return std::nullopt;
  OGREnvelope bounds;
  geometry->getEnvelope(&bounds);
  return Point{(bounds.MinX + bounds.MaxX) / 2.0, (bounds.MinY + bounds.MaxY) / 2.0};
}

}  // namespace carreau::files
