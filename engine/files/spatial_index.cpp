// SPDX-License-Identifier: Apache-2.0
#include "files/spatial_index.hpp"

#include "base/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace carreau::files {

namespace {

/// Executes a statement with two parameters.
template <class Second>
void execute(const Statement& statement, std::int64_t first, Second second) {
  statement.bind(1, first);
  statement.bind(2, second);
  statement.run();
}

/// The single number that a query returns.
std::int64_t number_of(const SqliteFile& database, const std::string& query) {
  const Statement statement(database, query);
  database.check(statement.next());
  return statement.number(0);
}

/// The position of a point along a Hilbert curve through a square of 2^32 by 2^32.
std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
  // Each pair of bits chooses a quadrant, in which the curve is rotated or mirrored.
  std::uint64_t distance = 0;
  for (int bit = 31; bit >= 0; --bit) {
    const bool right = ((x >> bit) & 1U) != 0;
    const bool upper = ((y >> bit) & 1U) != 0;
    distance = distance << 2U | (right ? (upper ? 2U : 3U) : (upper ? 1U : 0U));
    if (upper) continue;
    if (right) {
      x = ~x;
      y = ~y;
    }
    std::swap(x, y);
  }
  return distance;
}

FeatureBox joined(std::int64_t node, std::span<const FeatureBox> boxes) {
  FeatureBox all = boxes.front();
  for (const FeatureBox& box : boxes) {
    all.low_x = std::min(all.low_x, box.low_x);
    all.high_x = std::max(all.high_x, box.high_x);
    all.low_y = std::min(all.low_y, box.low_y);
    all.high_y = std::max(all.high_y, box.high_y);
  }
  all.feature = node;
  return all;
}

/// The indices of the boxes, ordered along the curve by their centres.
std::vector<KeyedIndex> curve_order(std::span<const FeatureBox> boxes) {
  if (boxes.empty()) return {};
  const FeatureBox all = joined(0, boxes);
  // The smallest positive number: a single point must not divide by zero.
  const double side =
      std::max({static_cast<double>(all.high_x) - all.low_x,
                static_cast<double>(all.high_y) - all.low_y, std::numeric_limits<double>::min()});
  const auto place = [side](float low, float high, float origin) {
    const double centre = (static_cast<double>(low) + high) / 2 - origin;
    return static_cast<std::uint32_t>(centre / side * std::numeric_limits<std::uint32_t>::max());
  };
  std::vector<KeyedIndex> order(boxes.size());
  parallel_for(boxes.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const FeatureBox& box = boxes[i];
      order[i] = {
          hilbert(place(box.low_x, box.high_x, all.low_x), place(box.low_y, box.high_y, all.low_y)),
          static_cast<std::uint32_t>(i)};
    }
  });
  // Neighbours on the curve are neighbours in the plane, so nodes cover small boxes.
  parallel_sort(order);
  return order;
}

/// A node in the storage format of SQLite's R-tree: the depth of the tree (only in the root), the
/// number of entries, then the number and the four bounds of each entry; all big-endian.
class NodeBytes {
 public:
  explicit NodeBytes(std::size_t size) : bytes_(size) {}

  // Four bytes of head, then 24 for each entry.
  [[nodiscard]] std::size_t capacity() const { return (bytes_.size() - 4) / 24; }
  std::span<const unsigned char> of(std::size_t depth, std::span<const FeatureBox> entries) {
    // SQLite expects zeros behind the last entry.
    std::fill(bytes_.begin(), bytes_.end(), static_cast<unsigned char>(0));
    end_ = 0;
    put(depth, 2);
    put(entries.size(), 2);
    for (const FeatureBox& entry : entries) {
      put(static_cast<std::uint64_t>(entry.feature), 8);
      for (const float bound : {entry.low_x, entry.high_x, entry.low_y, entry.high_y}) {
        put(std::bit_cast<std::uint32_t>(bound), 4);
      }
    }
    return bytes_;
  }

 private:
  void put(std::uint64_t value, unsigned size) {
    for (unsigned byte = size; byte-- > 0;) {
      bytes_[end_++] = static_cast<unsigned char>(value >> 8U * byte);
    }
  }

  std::vector<unsigned char> bytes_;
  std::size_t end_ = 0;
};

/// Fills the three tables of an R-tree, which SQLite has just created empty.
class TreeFilling {
 public:
  TreeFilling(const SqliteFile& database, const std::string& name,
              const std::vector<FeatureBox>& boxes)
      // The size of a node depends on the page size, so SQLite's own empty root tells it.
      : bytes_(static_cast<std::size_t>(
            number_of(database, fmt::format("SELECT length(data) FROM \"{}_node\"", name)))),
        add_node_(database, fmt::format("INSERT OR REPLACE INTO \"{}_node\" VALUES (?, ?)", name)),
        add_parent_(database, fmt::format("INSERT INTO \"{}_parent\" VALUES (?, ?)", name)),
        add_row_(database, fmt::format("INSERT INTO \"{}_rowid\" VALUES (?, ?)", name)),
        boxes_(boxes),
        order_(curve_order(boxes)),
        leaf_of_(boxes.size(), kRoot) {}

  void run() {
    // Packs the tree from the leaves: inserting rows one by one would take many times as long.
    std::vector<FeatureBox> level(boxes_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) level[i] = boxes_[order_[i].index];
    // Each round adds a level, until what is left fits into the root.
    for (; level.size() > bytes_.capacity(); ++depth_) level = nodes_above(level);
    execute(add_node_, kRoot, bytes_.of(depth_, level));
    for (std::size_t i = 0; i < level.size(); ++i) put_under(level, i, kRoot);
    // In the order of features: SQLite appends to its table without searching.
    for (std::size_t i = 0; i < boxes_.size(); ++i)
      execute(add_row_, boxes_[i].feature, leaf_of_[i]);
  }

 private:
  static constexpr std::int64_t kRoot = 1;

  /// Writes the nodes that contain the entries of a level; returns the boxes of these nodes.
  std::vector<FeatureBox> nodes_above(const std::vector<FeatureBox>& level) {
    // Entries are distributed evenly, because SQLite would dissolve a node that is less than a
    // third full.
    const std::size_t nodes = (level.size() + bytes_.capacity() - 1) / bytes_.capacity();
    std::vector<FeatureBox> above;
    for (std::size_t n = 0; n < nodes; ++n) {
      const std::size_t first = n * level.size() / nodes;
      const std::size_t end = (n + 1) * level.size() / nodes;
      const auto entries = std::span(level).subspan(first, end - first);
      above.push_back(joined(++last_node_, entries));
      execute(add_node_, last_node_, bytes_.of(0, entries));
      for (std::size_t i = first; i < end; ++i) put_under(level, i, last_node_);
    }
    return above;
  }

  /// Notes the node that contains an entry: a feature on the lowest level, a node above it.
  void put_under(const std::vector<FeatureBox>& level, std::size_t entry, std::int64_t node) {
    if (depth_ == 0) leaf_of_[order_[entry].index] = node;
    else execute(add_parent_, level[entry].feature, node);
  }

  NodeBytes bytes_;
  Statement add_node_;
  Statement add_parent_;
  Statement add_row_;
  const std::vector<FeatureBox>& boxes_;
  std::vector<KeyedIndex> order_;
  std::vector<std::int64_t> leaf_of_;  ///< by feature
  std::int64_t last_node_ = kRoot;
  std::size_t depth_ = 0;
};

/// The triggers worded as in the standard, so that the index follows when somebody edits the layer.
std::string triggers(const std::string& tree, const IndexedLayer& layer) {
  const auto replace = fmt::format(
      R"(INSERT OR REPLACE INTO "{0}" VALUES (NEW."{1}", ST_MinX(NEW."{2}"), ST_MaxX(NEW."{2}"), )"
      R"(ST_MinY(NEW."{2}"), ST_MaxY(NEW."{2}"));)",
      tree, layer.feature_column, layer.geometry_column);
  const auto remove =
      fmt::format(R"(DELETE FROM "{}" WHERE id = OLD."{}";)", tree, layer.feature_column);
  const auto remove_both = fmt::format(R"(DELETE FROM "{0}" WHERE id IN (OLD."{1}", NEW."{1}");)",
                                       tree, layer.feature_column);
  const auto has_shape =
      fmt::format(R"((NEW."{0}" NOTNULL AND NOT ST_IsEmpty(NEW."{0}")))", layer.geometry_column);
  const auto has_none =
      fmt::format(R"((NEW."{0}" ISNULL OR ST_IsEmpty(NEW."{0}")))", layer.geometry_column);
  const auto same = fmt::format(R"(OLD."{0}" = NEW."{0}" AND )", layer.feature_column);
  const auto moved = fmt::format(R"(OLD."{0}" != NEW."{0}" AND )", layer.feature_column);
  const auto of_shape = fmt::format(R"(UPDATE OF "{}")", layer.geometry_column);
  const auto trigger = [&](const char* name, const std::string& event, const std::string& when,
                           const std::string& action) {
    return fmt::format("CREATE TRIGGER \"{}_{}\" AFTER {} ON \"{}\" WHEN {} BEGIN {} END;\n", tree,
                       name, event, layer.name, when, action);
  };
  // Names and conditions are those of the standard; programs compare the text.
  return trigger("insert", "INSERT", has_shape, replace) +
         trigger("update1", of_shape, same + has_shape, replace) +
         trigger("update2", of_shape, same + has_none, remove) +
         trigger("update3", "UPDATE", moved + has_shape, remove + " " + replace) +
         trigger("update4", "UPDATE", moved + has_none, remove_both) +
         trigger("delete", "DELETE", fmt::format(R"(OLD."{}" NOT NULL)", layer.geometry_column),
                 remove);
}

void add_index(const SqliteFile& database, const IndexedLayer& layer) {
  const std::string tree = fmt::format("rtree_{}_{}", layer.name, layer.geometry_column);
  database.run(
      // The virtual table comes first, since it creates the tables that are then filled.
      fmt::format(R"(CREATE VIRTUAL TABLE "{}" USING rtree(id, minx, maxx, miny, maxy))", tree));
  TreeFilling(database, tree, layer.boxes).run();
  database.run(triggers(tree, layer));
  database.run(
      fmt::format("INSERT INTO gpkg_extensions VALUES ('{}', '{}', 'gpkg_rtree_index', "
                  "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
                  layer.name, layer.geometry_column));
}

}  // namespace

FeatureBox feature_box(std::int64_t feature, const Box& box) {
  // Bounds are stored as 32-bit floats and rounded outwards, so that no box gets smaller than its
  // feature.
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const auto down = [](double value) {
    const auto near = static_cast<float>(value);
    return near > value ? std::nextafter(near, -kInfinity) : near;
  };
  const auto up = [](double value) {
    const auto near = static_cast<float>(value);
    return near < value ? std::nextafter(near, kInfinity) : near;
  };
  return {feature, down(box.low.x), up(box.high.x), down(box.low.y), up(box.high.y)};
}

void add_spatial_indexes(const SqliteFile& database, const std::vector<IndexedLayer>& layers) {
  // One transaction for all layers.
  database.run(
      "BEGIN; CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
      "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
      "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
  for (const IndexedLayer& layer : layers) add_index(database, layer);
  database.run("COMMIT");
}

}  // namespace carreau::files
