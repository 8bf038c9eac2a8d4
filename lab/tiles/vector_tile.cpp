// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/vector_tile.hpp"

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <cmath>

namespace carreau::tiles {

namespace {

/// Field numbers of the messages in the specification.
namespace field {
constexpr protozero::pbf_tag_type kTileLayer = 3;
constexpr protozero::pbf_tag_type kLayerName = 1;
constexpr protozero::pbf_tag_type kLayerFeature = 2;
constexpr protozero::pbf_tag_type kLayerKey = 3;
constexpr protozero::pbf_tag_type kLayerValue = 4;
constexpr protozero::pbf_tag_type kLayerExtent = 5;
constexpr protozero::pbf_tag_type kLayerVersion = 15;
constexpr protozero::pbf_tag_type kFeatureId = 1;
constexpr protozero::pbf_tag_type kFeatureTags = 2;
constexpr protozero::pbf_tag_type kFeatureKind = 3;
constexpr protozero::pbf_tag_type kFeatureCommands = 4;
constexpr protozero::pbf_tag_type kText = 1;
constexpr protozero::pbf_tag_type kReal = 3;
constexpr protozero::pbf_tag_type kUnsigned = 5;
constexpr protozero::pbf_tag_type kSigned = 6;
}  // namespace field

constexpr std::uint32_t kMoveTo = 1;
constexpr std::uint32_t kLineTo = 2;
constexpr std::uint32_t kClosePath = 7;

/// A command and its number of repetitions share one integer, as the specification defines.
constexpr std::uint32_t command(std::uint32_t what, std::size_t times) {
  return what | static_cast<std::uint32_t>(times) << 3U;
}

/// Twice the area by the shoelace formula, exact in integers; its sign gives the orientation.
std::int64_t double_area(std::span<const TilePoint> ring) {
  std::int64_t twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const TilePoint a = ring[i];
    const TilePoint b = ring[(i + 1) % ring.size()];
    twice += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
  }
  return twice;
}

}  // namespace

void TileGeometry::clear() {
  commands_.clear();
  pen_ = {};
}

void TileGeometry::step(TilePoint point) {
  // Differences from the previous point are small numbers; zigzag encoding keeps negative ones
  // short.
  commands_.push_back(protozero::encode_zigzag32(point.x - pen_.x));
  commands_.push_back(protozero::encode_zigzag32(point.y - pen_.y));
  pen_ = point;
}

void TileGeometry::add_points(std::span<const TilePoint> points) {
  // One command draws all points, as the specification requires.
  commands_.push_back(command(kMoveTo, points.size()));
  for (const TilePoint& p : points) step(p);
}

void TileGeometry::add_line(std::span<const TilePoint> points) {
  commands_.push_back(command(kMoveTo, 1));
  step(points.front());
  commands_.push_back(command(kLineTo, points.size() - 1));
  for (const TilePoint& p : points.subspan(1)) step(p);
}

void TileGeometry::add_ring(std::span<const TilePoint> points, RingRole role) {
  // A ring is closed by a command, so its last point is not repeated.
  if (points.size() > 1 && points.front() == points.back())
    points = points.first(points.size() - 1);
  const std::int64_t area = double_area(points);
  // A ring that rounding has flattened is not valid in a tile.
  if (area == 0) return;
  // Because y points downwards, shells have a positive area and holes a negative one.
  const bool is_as_written = (area > 0) == (role == RingRole::shell);
  commands_.push_back(command(kMoveTo, 1));
  step(points.front());
  commands_.push_back(command(kLineTo, points.size() - 1));
  // The other direction starts at the same point.
  for (std::size_t i = 1; i < points.size(); ++i) {
    step(points[is_as_written ? i : points.size() - i]);
  }
  commands_.push_back(command(kClosePath, 1));
}

TileLayer::Key TileLayer::key(std::string_view name) {
  // Layers have a few keys only, so a linear search is enough.
  const auto at = std::ranges::find(keys_, name);
  const auto number = static_cast<std::uint32_t>(at - keys_.begin());
  if (at == keys_.end()) keys_.emplace_back(name);
  return Key{number};
}

template <class Table, class Value, class Write>
void TileLayer::tag_with(Key key, Table& table, const Value& value, const Write& write) {
  // Equal values are written once for the whole layer; features refer to them by number.
  auto known = table.find(value);
  if (known == table.end()) {
    known = table.emplace(value, value_count_++).first;
    protozero::pbf_writer layer(values_);
    protozero::pbf_writer message(layer, field::kLayerValue);
    write(message);
  }
  tags_.push_back(static_cast<std::uint32_t>(key));
  tags_.push_back(known->second);
}

void TileLayer::tag(Key key, std::int64_t value) {
  tag_with(key, whole_, value, [&](protozero::pbf_writer& message) {
    if (value >= 0) {
      // Small numbers take fewer bytes as unsigned ones; zigzag encoding doubles them.
      message.add_uint64(field::kUnsigned, static_cast<std::uint64_t>(value));
    } else {
      message.add_sint64(field::kSigned, value);
    }
  });
}

void TileLayer::tag(Key key, double value) {
  // Up to here a double holds whole numbers exactly.
  constexpr double kExact = 9e15;
  if (std::abs(value) < kExact && value == std::floor(value)) {
    tag(key, static_cast<std::int64_t>(value));
    return;
  }
  tag_with(key, real_, value,
           [&](protozero::pbf_writer& message) { message.add_double(field::kReal, value); });
}

void TileLayer::tag(Key key, std::string_view value) {
  tag_with(key, text_, value, [&](protozero::pbf_writer& message) {
    message.add_string(field::kText, value.data(), value.size());
  });
}

void TileLayer::add(std::optional<std::uint64_t> id, const TileGeometry& geometry) {
  // Nothing visible: the feature is left out, as the specification asks for.
  if (!geometry.is_empty()) {
    protozero::pbf_writer layer(features_);
    protozero::pbf_writer feature(layer, field::kLayerFeature);
    if (id) feature.add_uint64(field::kFeatureId, *id);
    if (!tags_.empty()) feature.add_packed_uint32(field::kFeatureTags, tags_.begin(), tags_.end());
    feature.add_enum(field::kFeatureKind, static_cast<std::int32_t>(geometry.kind()));
    const auto commands = geometry.commands();
    feature.add_packed_uint32(field::kFeatureCommands, commands.begin(), commands.end());
    ++size_;
  }
  // Tags belong to one feature.
  tags_.clear();
}

std::string TileLayer::bytes() const {
  std::string bytes;
  protozero::pbf_writer layer(bytes);
  layer.add_uint32(field::kLayerVersion, 2);
  layer.add_string(field::kLayerName, name_);
  // Fields of a message may be concatenated in any order, so parts are appended as they are.
  bytes += features_;
  for (const std::string& key : keys_) layer.add_string(field::kLayerKey, key);
  bytes += values_;
  layer.add_uint32(field::kLayerExtent, kTileExtent);
  return bytes;
}

void VectorTile::add(const TileLayer& layer) {
  // The specification allows no layer without features.
  if (layer.size() == 0) return;
  protozero::pbf_writer(bytes_).add_message(field::kTileLayer, layer.bytes());
}

}  // namespace carreau::tiles
