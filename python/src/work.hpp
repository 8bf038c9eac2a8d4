// SPDX-License-Identifier: Apache-2.0
/// Long work for Python: without its lock, with progress, stopped by Ctrl-C.
#pragma once

#include "study/watch.hpp"

#include <nanobind/nanobind.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

namespace carreau::python {

/// How a call is run.
struct Control {
  std::size_t threads = 0;    ///< of its parallel loops; 0: all cores
  nanobind::object progress;  ///< a callable (step, unit, done, total), or None
};

/// Runs `work` on a thread of its own, without the lock of the interpreter. The calling thread
/// tells the progress and looks for signals meanwhile, twenty times a second: an interrupt, or an
/// error of `progress`, cancels the work and is raised when its threads have ended. Call it with
/// the lock.
void run_watched(const Control& control, const std::function<void(const study::Watch&)>& work);

/// The same for work that gives something.
template <class Work>
auto watched(const Control& control, Work work) {
  std::optional<decltype(work(study::Watch{}))> made;
  run_watched(control, [&](const study::Watch& watch) { made.emplace(work(watch)); });
  return std::move(*made);
}

void bind_control(nanobind::module_& module);

}  // namespace carreau::python
