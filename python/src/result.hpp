// SPDX-License-Identifier: Apache-2.0
/// What every verb gives: tables, files, a summary, findings.
#pragma once

#include "base/findings.hpp"
#include "base/language.hpp"
#include "base/progress.hpp"
#include "files/row_stream.hpp"
#include "grid/cell_table.hpp"
#include "results/table_names.hpp"
#include "study/loaded_run.hpp"
#include "zoning/zoning.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace carreau::python {

/// A file to write, and how.
struct Destination {
  std::string path;
  std::string format;  ///< empty: by the extension
  bool overwrite = false;
};

/// Opens the stream that takes the rows of a table.
using OpenTable = std::function<files::RowStream&(const files::RowLayer&)>;

/// A result in memory. It is only read, by any number of threads at once.
class Result {
 public:
  explicit Result(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}
  virtual ~Result() = default;
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;

  /// The names of its tables, the main one first.
  [[nodiscard]] virtual std::vector<std::string> tables() const = 0;
  /// Adds the rows of the table of that name, which is one of tables(), and finishes the stream.
  virtual void add_rows(const std::string& table, const OpenTable& open) const = 0;
  /// Writes what the command line writes, and returns the paths.
  virtual std::vector<std::string> write(const Destination& to, Progress* progress) const = 0;
  /// The summary, as --json prints it.
  [[nodiscard]] virtual std::string json() const = 0;
  /// The summary, as the command line prints it.
  [[nodiscard]] virtual std::string text(Language language) const = 0;
  [[nodiscard]] virtual const Findings& findings() const = 0;
  /// The scenario of the run as TOML; empty where there is none.
  [[nodiscard]] virtual std::string scenario() const { return {}; }
  /// Why a cell or a zone is in or out. Throws ArgumentError where nothing has that id.
  [[nodiscard]] virtual std::string explain(const std::string& id, Language language) const;
  /// Its zones, for verbs that take zones; nothing where it has none.
  [[nodiscard]] virtual std::optional<Zoning> zones() const { return {}; }
  /// The near misses that belong to its zones.
  [[nodiscard]] virtual Zoning pockets() const { return Zoning(); }

  /// The data that it was made from, for another run over them; null where it keeps none.
  [[nodiscard]] virtual std::shared_ptr<const study::LoadedRun> run() const { return nullptr; }

  /// For each cell of a grid, the reason of its decision; empty where the result decides on none.
  [[nodiscard]] virtual std::vector<std::string> reasons(const CellTable& /*cells*/) const {
    return {};
  }

  /// All files that were read, so that no output replaces one of them.
  [[nodiscard]] const std::vector<std::string>& inputs() const { return inputs_; }

 private:
  std::vector<std::string> inputs_;
};

/// A result that is written as its main table, or another one.
class TableResult : public Result {
 public:
  using Result::Result;
  std::vector<std::string> write(const Destination& to, Progress* progress) const override;
  /// Writes the table of that name.
  std::vector<std::string> write_table(const std::string& table, const Destination& to) const;
};

/// Adds rows with their outlines, feature i of row i.
void add_all(const results::TableName& name, const std::vector<files::FieldSpec>& fields,
             const std::vector<files::Row>& rows, const PolygonSet& shapes, const OpenTable& open,
             files::LayerGeometry geometry = files::LayerGeometry::polygons);

/// Zones for a verb: a path or a name, or the zones of another result.
using ZonesArgument = std::variant<std::string, std::shared_ptr<const Result>>;
/// Throws ArgumentError for a result without zones.
[[nodiscard]] std::variant<std::string, Zoning> zones_of(const ZonesArgument& zones);
/// The path in an argument; empty for a result.
[[nodiscard]] std::string path_of(const ZonesArgument& zones);

}  // namespace carreau::python
