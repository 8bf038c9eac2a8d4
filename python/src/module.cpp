// SPDX-License-Identifier: Apache-2.0
/// The extension module carreau._core. The package `carreau` is what users see.
#include "base/version.hpp"
#include "bindings.hpp"
#include "errors.hpp"
#include "language.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/string_view.h>

NB_MODULE(_core, module) {
  using namespace carreau::python;
  module.doc() = "Bindings of the engine; use the package carreau.";
  module.def("version", &carreau::version, "The version of the engine.");
  bind_language(module);
  bind_errors(module);
  bind_data_folders(module);
  bind_control(module);
  bind_refusals(module);
  bind_grid(module);
  bind_scenarios(module);
  bind_requests(module);
  bind_result(module);
  bind_rules(module);
  bind_delineate(module);
  bind_explain(module);
  bind_check(module);
  bind_portrait(module);
  bind_compare(module);
  bind_evaluate(module);
  bind_revise(module);
  bind_crosswalk(module);
  bind_assign(module);
  bind_programme(module);
  bind_sample(module);
  bind_sweep(module);
}
