// SPDX-License-Identifier: Apache-2.0
/// The result of a sweep for Python.
#pragma once

#include "result.hpp"
#include "results/sweep/sweep_records.hpp"
#include "study/sweep.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::python {

/// What a sweep leaves on the disk.
struct SweptWriting {
  std::string crs;         ///< of outlines that are written; empty: that of the grid
  std::string checkpoint;  ///< removed when the result is written; empty: there is none
};

class SweptResult final : public Result {
 public:
  SweptResult(std::vector<std::string> inputs, study::SweepResult made, SweptWriting writing)
      : Result(std::move(inputs)), made_(std::move(made)), writing_(std::move(writing)) {}

  [[nodiscard]] std::vector<std::string> tables() const override;
  void add_rows(const std::string& table, const OpenTable& open) const override;
  std::vector<std::string> write(const Destination& to, Progress* progress) const override;
  [[nodiscard]] std::string json() const override;
  [[nodiscard]] std::string text(Language language) const override;
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::string scenario() const override;
  [[nodiscard]] std::string explain(const std::string& id, Language language) const override;
  [[nodiscard]] std::shared_ptr<const study::LoadedRun> run() const override {
    return {made_.sweep, &made_.sweep->run()};
  }

 private:
  [[nodiscard]] results::SweepOutput output() const;
  void add_cell_rows(const results::SweepOutput& output, const OpenTable& open) const;
  void add_zone_rows(const results::SweepOutput& output, const OpenTable& open) const;

  study::SweepResult made_;
  SweptWriting writing_;
};

}  // namespace carreau::python
