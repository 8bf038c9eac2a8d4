// SPDX-License-Identifier: Apache-2.0
#include "study/sweep.hpp"

#include "base/error.hpp"
#include "bindings.hpp"
#include "language.hpp"
#include "requests.hpp"
#include "shipped_cells.hpp"
#include "study/sweep_ledger.hpp"
#include "swept_result.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

using Blocks = std::vector<std::pair<std::int64_t, std::int64_t>>;

Blocks pairs_of(const std::vector<SweepBlock>& blocks) {
  Blocks pairs;
  for (const SweepBlock& block : blocks) pairs.emplace_back(block.first, block.end);
  return pairs;
}

/// A sweep that is ready, and the files that were read for it.
struct PreparedSweep {
  std::shared_ptr<const study::Sweep> sweep;
  std::vector<std::string> inputs;
};

std::shared_ptr<PreparedSweep> prepare(const study::RunRequest& request,
                                       const SweepChoices& choices, const Control& control) {
  return watched(control, [&](const study::Watch& watch) {
    const ScenarioRecord record = request.found_record();
    auto run = study::load_run(record, request.changed(), watch, {}, request.read_grid);
    return std::make_shared<PreparedSweep>(PreparedSweep{
        study::Sweep::prepare(std::move(run), choices, watch), request.read_paths(record)});
  });
}

/// Over the data of a result, which are not read again.
std::shared_ptr<PreparedSweep> prepare_of(const Result& result, const SweepChoices& choices,
                                          const Control& control) {
  auto run = result.run();
  if (!run) throw ArgumentError("source", Message{"sweep_result_without_run"});
  return watched(control, [&](const study::Watch& watch) {
    return std::make_shared<PreparedSweep>(
        PreparedSweep{study::Sweep::prepare(std::move(run), choices, watch), result.inputs()});
  });
}

/// What a worker does that reads no grid: the scenario names the cells that were sent to it.
std::shared_ptr<PreparedSweep> prepare_shipped(const ScenarioRecord& record, const nb::dict& cells,
                                               const SweepChoices& choices,
                                               const Control& control) {
  study::RunRequest request;
  request.base = record;
  request.grids = record.find(InputRole::grid)->paths;
  request.read_grid = reader_of_shipped(cells);
  return prepare(request, choices, control);
}

nb::bytes run_blocks(const PreparedSweep& prepared, const Blocks& blocks, const Control& control) {
  const std::string bytes = watched(control, [&](const study::Watch& watch) {
    SweepTally total = prepared.sweep->empty();
    for (const auto& [first, end] : blocks) {
      total.merge(prepared.sweep->run_block({first, end}, watch));
    }
    return total.bytes();
  });
  return nb::bytes(bytes.data(), bytes.size());
}

std::shared_ptr<Result> swept(const PreparedSweep& prepared, study::SweepResult made,
                              const SweptWriting& writing) {
  return std::make_shared<SweptResult>(prepared.inputs, std::move(made), writing);
}

std::shared_ptr<Result> run_here(const PreparedSweep& prepared, const SweptWriting& writing,
                                 const Control& control) {
  return watched(control, [&](const study::Watch& watch) {
    return swept(prepared,
                 study::run_sweep(prepared.sweep, {control.threads, writing.checkpoint}, watch),
                 writing);
  });
}

/// The ledger of a sweep whose blocks are run elsewhere.
class Ledger {
 public:
  Ledger(std::shared_ptr<const PreparedSweep> prepared, SweptWriting writing)
      : prepared_(std::move(prepared)),
        writing_(std::move(writing)),
        ledger_(prepared_->sweep, writing_.checkpoint) {}

  [[nodiscard]] Blocks remaining() const { return pairs_of(ledger_.remaining()); }
  [[nodiscard]] std::int64_t done() const { return ledger_.done(); }
  void add(const nb::bytes& bytes) {
    const std::string_view view(bytes.c_str(), bytes.size());
    const nb::gil_scoped_release free;
    ledger_.add(prepared_->sweep->read_tally(view));
  }
  [[nodiscard]] std::shared_ptr<Result> conclude(const Control& control) {
    return watched(control, [&](const study::Watch&) {
      return swept(*prepared_, ledger_.conclude(), writing_);
    });
  }

 private:
  std::shared_ptr<const PreparedSweep> prepared_;
  SweptWriting writing_;
  study::SweepLedger ledger_;
};

[[noreturn]] void refuse_executor(const std::string& code, const std::string& remedy) {
  throw ArgumentError("executor", Message{code, {}}, Message{remedy, {}});
}

[[noreturn]] void refuse_worker(const std::string& expected, const std::string& found) {
  throw DataError(Message{"sweep_worker_differs", {{"expected", expected}, {"found", found}}},
                  Message{"sweep_worker_version"});
}

/// A sentence of the catalogue, in the language of the module.
std::string sentence(const std::string& code, const nb::dict& details) {
  Message message{code, {}};
  for (const auto& [name, value] : details) {
    const auto key = nb::cast<std::string>(name);
    if (nb::isinstance<nb::int_>(value)) {
      message.details.push_back({key, nb::cast<std::int64_t>(value)});
    } else {
      message.details.push_back({key, nb::cast<std::string>(value)});
    }
  }
  return text_of(message, language());
}

SweptWriting writing_of(std::string crs, std::string checkpoint) {
  check_crs("crs", crs);
  return {std::move(crs), std::move(checkpoint)};
}

void bind_prepared(nb::module_& module) {
  nb::class_<PreparedSweep>(module, "PreparedSweep", "A sweep over a run, cut into blocks.")
      .def_prop_ro("digest", [](const PreparedSweep& p) { return p.sweep->digest(); })
      .def_prop_ro("size", [](const PreparedSweep& p) { return p.sweep->plan().size(); })
      .def_prop_ro(
          "record", [](const PreparedSweep& p) { return p.sweep->run().record; },
          "The scenario of the run, with its paths and digests.")
      .def(
          "cells", [](const PreparedSweep& p) { return shipped(p.sweep->run()); },
          nb::sig("def cells(self) -> dict[str, bytes | int | bool]"),
          "The cells of the run, as prepare_shipped_sweep takes them.")
      .def("run_blocks", run_blocks, nb::arg("blocks"), nb::arg("control"),
           "Runs blocks one after the other, and gives the bytes of their tally.")
      .def("run", run_here, nb::arg("writing"), nb::arg("control"),
           "Runs all blocks on the threads of this process.");
  module.def("prepare_sweep", prepare, nb::arg("request"), nb::arg("choices"), nb::arg("control"));
  module.def("prepare_sweep_of", prepare_of, nb::arg("result"), nb::arg("choices"),
             nb::arg("control"));
  module.def("prepare_shipped_sweep", prepare_shipped, nb::arg("record"), nb::arg("cells"),
             nb::arg("choices"), nb::arg("control"),
             nb::sig("def prepare_shipped_sweep(record: ScenarioRecord, cells: dict[str, bytes | "
                     "int | bool], choices: SweepChoices, control: Control) -> PreparedSweep"));
}

}  // namespace

void bind_sweep(nb::module_& module) {
  nb::class_<SweepChoices>(module, "SweepChoices", "What a sweep varies.")
      .def(
          "__init__",
          [](SweepChoices* self, std::vector<std::string> vary, std::optional<std::int64_t> sample,
             std::uint64_t seed) {
            new (self) SweepChoices{std::move(vary), sample, seed};
          },
          nb::arg("vary"), nb::arg("sample").none(), nb::arg("seed"));
  nb::class_<SweptWriting>(module, "SweptWriting", "What a sweep leaves on the disk.")
      .def(
          "__init__",
          [](SweptWriting* self, std::string crs, std::string checkpoint) {
            new (self) SweptWriting(writing_of(std::move(crs), std::move(checkpoint)));
          },
          nb::arg("crs"), nb::arg("checkpoint"));
  bind_prepared(module);
  module.def("refuse_executor", refuse_executor, nb::arg("code"), nb::arg("remedy"),
             nb::sig("def refuse_executor(code: str, remedy: str) -> typing.NoReturn"));
  module.def("refuse_worker", refuse_worker, nb::arg("expected"), nb::arg("found"),
             nb::sig("def refuse_worker(expected: str, found: str) -> typing.NoReturn"));
  module.def("sentence", sentence, nb::arg("code"), nb::arg("details"),
             nb::sig("def sentence(code: str, details: dict[str, int | str]) -> str"));
  nb::class_<Ledger>(module, "SweepLedger", "What is done of a sweep, and its checkpoint.")
      .def(nb::init<std::shared_ptr<const PreparedSweep>, SweptWriting>(), nb::arg("prepared"),
           nb::arg("writing"))
      .def_prop_ro("remaining", &Ledger::remaining)
      .def_prop_ro("done", &Ledger::done)
      .def("add", &Ledger::add, nb::arg("tally"))
      .def("conclude", &Ledger::conclude, nb::arg("control"));
}

}  // namespace carreau::python
