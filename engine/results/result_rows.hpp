// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation by its rows, whether it lies in a file or has just been reckoned.
#pragma once

#include "results/delineation_writer.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::results {

/// A row of an output layer by column name; nulls are empty.
class OutputRecord {
 public:
  explicit OutputRecord(std::map<std::string, std::string, std::less<>> fields)
      : fields_(std::move(fields)) {}
  /// Empty for a null or an unknown column.
  [[nodiscard]] std::string text(std::string_view column) const;
  /// 0 for a null.
  [[nodiscard]] double number(std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const { return !text(column).empty(); }

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

/// Looks up rows of a result: what an explanation is told from.
class ResultRows {
 public:
  virtual ~ResultRows() = default;

  [[nodiscard]] virtual bool has_layer(const std::string& layer) const = 0;
  /// The first row of `layer` whose `column` is `value`, if any.
  [[nodiscard]] virtual std::optional<OutputRecord> find(const std::string& layer,
                                                         const std::string& column,
                                                         const std::string& value) const = 0;
  /// Every value of a column, in order.
  [[nodiscard]] virtual std::vector<std::string> column(const std::string& layer,
                                                        const std::string& column) const = 0;
  /// A row of the provenance by its key; throws DataError when the key is missing.
  [[nodiscard]] OutputRecord run(const std::string& key) const;

 private:
  /// Of the result, in messages.
  [[nodiscard]] virtual std::string name() const = 0;
};

/// A result that no file holds yet. Unlike a file it has every cell. References must outlive it.
/// Not to be shared between threads: a layer is kept once it has been asked for.
class ReckonedRows final : public ResultRows {
 public:
  explicit ReckonedRows(const DelineationOutput& output) : output_(output) {}

  [[nodiscard]] bool has_layer(const std::string& layer) const override;
  [[nodiscard]] std::optional<OutputRecord> find(const std::string& layer,
                                                 const std::string& column,
                                                 const std::string& value) const override;
  [[nodiscard]] std::vector<std::string> column(const std::string& layer,
                                                const std::string& column) const override;

 private:
  [[nodiscard]] std::string name() const override { return output_.scenario.rule.name; }
  [[nodiscard]] std::optional<OutputRecord> find_cell(const std::string& id) const;
  [[nodiscard]] const std::vector<OutputRecord>& rows_of(const std::string& layer) const;

  const DelineationOutput& output_;
  mutable std::map<std::string, std::vector<OutputRecord>> layers_;
};

}  // namespace carreau::results
