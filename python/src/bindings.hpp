// SPDX-License-Identifier: Apache-2.0
/// The groups of bindings, one source each.
#pragma once

#include <nanobind/nanobind.h>

namespace carreau::python {

void bind_data_folders(nanobind::module_& module);
void bind_refusals(nanobind::module_& module);
void bind_explain(nanobind::module_& module);
void bind_grid(nanobind::module_& module);
void bind_requests(nanobind::module_& module);
void bind_result(nanobind::module_& module);
void bind_scenarios(nanobind::module_& module);
void bind_rules(nanobind::module_& module);
void bind_delineate(nanobind::module_& module);
void bind_check(nanobind::module_& module);
void bind_portrait(nanobind::module_& module);
void bind_compare(nanobind::module_& module);
void bind_evaluate(nanobind::module_& module);
void bind_revise(nanobind::module_& module);
void bind_crosswalk(nanobind::module_& module);
void bind_assign(nanobind::module_& module);
void bind_programme(nanobind::module_& module);
void bind_sample(nanobind::module_& module);
void bind_sweep(nanobind::module_& module);

}  // namespace carreau::python
