// SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "messages.hpp"
#include "results/sample_writer.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace carreau::python {

namespace {

namespace nb = nanobind;

Values sample(const std::string& folder, std::int64_t people, std::uint64_t seed, bool overwrite,
              const Control& control) {
  const results::SampleSummary made = watched(control, [&](const study::Watch&) {
    return results::write_sample(folder, {people, seed}, overwrite);
  });
  nb::dict summary;
  summary["people"] = made.people;
  summary["cells"] = made.cells;
  summary["imputed_cells"] = made.imputed_cells;
  summary["communes"] = made.communes;
  summary["units"] = made.units;
  summary["quartiers"] = made.quartiers;
  summary["actions"] = made.actions;
  summary["files"] = nb::cast(made.files);
  return summary;
}

}  // namespace

void bind_sample(nb::module_& module) {
  module.def("sample", sample, nb::arg("folder"), nb::arg("people"), nb::arg("seed"),
             nb::arg("overwrite"), nb::arg("control"));
}

}  // namespace carreau::python
