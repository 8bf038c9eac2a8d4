// SPDX-License-Identifier: Apache-2.0
#include "study/assignment_stream.hpp"

#include <cmath>

namespace carreau::study {

namespace {

files::RowPlace place_of(const inputs::PlaceSource& source, const inputs::PlaceBlock& block,
                         std::size_t i) {
  if (source.has_footprints()) return {{}, &block.footprints, i};
  const Point p = block.points[i];
  if (std::isnan(p.x) || std::isnan(p.y)) return {};
  return {p, nullptr, 0};
}

void note_problems(const inputs::PlaceSource& source, const inputs::PlaceBlock& block,
                   Assignment& assignment, Findings& findings) {
  for (std::size_t i = 0; i < block.rows(); ++i) {
    PlaceStatus& status = assignment.status[i];
    if (block.is_unreadable[i]) status = PlaceStatus::unreadable;
    if (status == PlaceStatus::no_coordinates) {
      findings.warn("place_without_coordinates", {}, source.place_of(i));
    }
    if (status == PlaceStatus::outside_france) {
      findings.warn("place_outside_france", {{"crs", source.crs().definition().substr(0, 40)}},
                    source.place_of(i));
    }
  }
}

}  // namespace

AssignmentCounts assign_places(inputs::PlaceSource& source, const Assigner& assigner,
                               const results::AssignmentRows& rows, files::RowStream* out,
                               Findings& findings) {
  AssignmentCounts counts = rows.empty_counts();
  inputs::PlaceBlock block;
  Assignment assignment;
  while (source.next(block)) {
    assigner.assign(
        {block.points, source.has_footprints() ? &block.footprints : nullptr, block.precision},
        assignment);
    note_problems(source, block, assignment, findings);
    counts.add(assignment);
    for (std::size_t i = 0; out != nullptr && i < block.rows(); ++i) {
      out->add(rows.row(block, i, assignment), place_of(source, block, i));
    }
  }
  if (out != nullptr) out->finish();
  return counts;
}

}  // namespace carreau::study
