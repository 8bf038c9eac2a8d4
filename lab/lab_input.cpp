// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_input.hpp"

#include "lab/places.hpp"
#include "study/delineate.hpp"
#include "study/field_error.hpp"

#include <utility>

namespace carreau::lab {

namespace {

std::unique_ptr<study::AttributedProgramme> load_actions(const LabRequest& request,
                                                         const ScenarioRecord& record,
                                                         const study::Watch& watch) {
  if (request.zonings.empty()) {
    throw study::FieldError(study::RequestField::programme, Message{"actions_need_zones"});
  }
  study::ProgrammeSources sources = request.programme;
  sources.zones = request.zonings.front();
  sources.reading = request.reading;
  sources.grids = record.find(InputRole::grid)->paths;
  // Money is shared by people; figures for each poor household are not shown here.
  sources.headcount = Headcount::absent;
  for (const InputRecord& input : record.inputs) {
    if (input.role == InputRole::communes) sources.communes.push_back(input.paths.front());
  }
  return study::load_programme(sources, watch);
}

}  // namespace

LabRequest scenario_request(const std::string& scenario) {
  LabRequest request;
  request.run.scenario = scenario;
  const inputs::LabSection section = inputs::read_lab_section(scenario);
  request.zonings = section.zonings;
  if (section.repairs) request.reading.invalid = files::InvalidPolygons::repair;
  request.programme.files = section.actions;
  request.programme.mapping = section.mapping;
  request.programme.aliases = section.aliases;
  return request;
}

inputs::LabSection lab_section(const LabRequest& request) {
  return {request.zonings, request.programme.files, request.programme.mapping,
          request.programme.aliases, request.reading.invalid == files::InvalidPolygons::repair};
}

LabInput load_lab(const LabRequest& request, const study::Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  LabInput input;
  input.run = study::load_run(request.run, watch);
  study::require_incomes(*input.run);
  for (const std::string& name : request.zonings) {
    Zoning zoning = study::read_source(name, request.reading, input.zoning_findings);
    study::LaidZones laid = study::lay_zones(*input.run, std::move(zoning), input.zoning_findings);
    input.zonings.push_back({std::move(laid.zones), std::move(laid.shares)});
  }
  if (!request.addresses.empty()) {
    input.addresses =
        AddressBook::read(request.addresses, Places(input.run->cells).all(), input.zoning_findings);
  }
  if (!request.programme.files.empty()) {
    input.programme = load_actions(request, input.run->record, watch);
  }
  return input;
}

}  // namespace carreau::lab
