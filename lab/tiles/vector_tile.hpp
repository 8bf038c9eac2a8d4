// SPDX-License-Identifier: Apache-2.0
/// Mapbox Vector Tiles, version 2.1: layers of features with integer geometry and properties.
#pragma once

#include "lab/tiles/tile_id.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carreau::tiles {

enum class TileGeometryKind : std::uint8_t { points = 1, lines = 2, polygons = 3 };
enum class RingRole : std::uint8_t { shell, hole };

/// The drawing commands of one feature. All its parts are of the same type.
class TileGeometry {
 public:
  explicit TileGeometry(TileGeometryKind kind) : kind_(kind) {}

  /// Adds all points of the feature; call it only once.
  void add_points(std::span<const TilePoint> points);
  /// Adds a line of at least two points.
  void add_line(std::span<const TilePoint> points);
  /// The ring may be closed or not, and have either direction: it is written open, with the
  /// direction that the specification requires. A ring without area is left out. Holes follow their
  /// shell.
  void add_ring(std::span<const TilePoint> points, RingRole role);

  [[nodiscard]] TileGeometryKind kind() const { return kind_; }
  [[nodiscard]] bool is_empty() const { return commands_.empty(); }
  [[nodiscard]] std::span<const std::uint32_t> commands() const { return commands_; }
  /// Prepares for the next feature and keeps the memory.
  void clear();

 private:
  void step(TilePoint point);

  TileGeometryKind kind_;
  TilePoint pen_;
  std::vector<std::uint32_t> commands_;
};

/// One layer: features in the order in which they are added; each key and each value is stored
/// once.
///
///   TileLayer cells("cells");
///   const auto people = cells.key("people");
///   cells.tag(people, 12.5);
///   cells.add(7, geometry);      // with the properties tagged since the last feature
class TileLayer {
 public:
  explicit TileLayer(std::string name) : name_(std::move(name)) {}

  enum class Key : std::uint32_t {};
  [[nodiscard]] Key key(std::string_view name);
  void tag(Key key, std::int64_t value);
  /// A whole number is stored as an integer.
  void tag(Key key, double value);
  void tag(Key key, std::string_view value);
  void add(std::optional<std::uint64_t> id, const TileGeometry& geometry);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// The layer as a message of the specification.
  [[nodiscard]] std::string bytes() const;

 private:
  template <class Table, class Value, class Write>
  void tag_with(Key key, Table& table, const Value& value, const Write& write);

  /// Allows looking up texts without copying them.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::string name_;
  std::size_t size_ = 0;
  std::string features_;  ///< messages, each preceded by its field number and length
  std::vector<std::string> keys_;
  std::string values_;  ///< in the same form as `features_`
  std::uint32_t value_count_ = 0;
  std::vector<std::uint32_t> tags_;  ///< of the next feature
  // Only used for look-ups; the order of values is that of insertion.
  std::unordered_map<std::int64_t, std::uint32_t> whole_;
  std::unordered_map<double, std::uint32_t> real_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> text_;
};

/// A tile is the concatenation of its layers; layers without features are left out, so an empty
/// tile has no bytes.
class VectorTile {
 public:
  void add(const TileLayer& layer);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace carreau::tiles
