// SPDX-License-Identifier: Apache-2.0
#include "lab/requests_in_hand.hpp"

namespace carreau::lab {

namespace {

bool is_of(const std::optional<AwaitedRun>& run, Client client, std::string_view tab) {
  return run && run->client == client && run->tab == tab && !tab.empty();
}

}  // namespace

void RequestsInHand::stop() {
  const std::lock_guard lock(mutex_);
  is_stopped_ = true;
  for (RequestInHand* const request : requests_) request->cancellation_.request();
}

void RequestsInHand::stop(Client client, std::string_view tab) {
  const std::lock_guard lock(mutex_);
  for (RequestInHand* const request : requests_) {
    if (is_of(request->run_, client, tab)) request->cancellation_.request();
  }
}

std::string RequestsInHand::run_of(Client client, std::string_view tab) const {
  const std::lock_guard lock(mutex_);
  for (const RequestInHand* const request : requests_) {
    const bool is_asked = !request->cancellation_.is_requested();
    if (is_asked && is_of(request->run_, client, tab)) return request->run_->run;
  }
  return {};
}

void RequestsInHand::add(RequestInHand& request) {
  const std::lock_guard lock(mutex_);
  requests_.insert(&request);
  if (is_stopped_) request.cancellation_.request();
}

void RequestsInHand::remove(RequestInHand& request) {
  const std::lock_guard lock(mutex_);
  requests_.erase(&request);
}

void RequestsInHand::await(RequestInHand& request, AwaitedRun run) {
  const std::lock_guard lock(mutex_);
  for (RequestInHand* const other : requests_) {
    const bool is_older = is_of(other->run_, run.client, run.tab) && other->run_->run != run.run;
    if (is_older && other->run_->is_dear) other->cancellation_.request();
  }
  request.run_ = std::move(run);
}

RequestInHand::RequestInHand(RequestsInHand& all) : all_(all), scope_(&cancellation_) {
  all_.add(*this);
}

RequestInHand::~RequestInHand() { all_.remove(*this); }

}  // namespace carreau::lab
