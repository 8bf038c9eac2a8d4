// SPDX-License-Identifier: Apache-2.0
#include "lab/requests_in_hand.hpp"

namespace carreau::lab {

void RequestsInHand::stop() {
  const std::lock_guard lock(mutex_);
  is_stopped_ = true;
  for (Cancellation* const request : requests_) request->request();
}

void RequestsInHand::add(Cancellation& request) {
  const std::lock_guard lock(mutex_);
  requests_.insert(&request);
  if (is_stopped_) request.request();
}

void RequestsInHand::remove(Cancellation& request) {
  const std::lock_guard lock(mutex_);
  requests_.erase(&request);
}

RequestInHand::RequestInHand(RequestsInHand& all) : all_(all), scope_(&cancellation_) {
  all_.add(cancellation_);
}

RequestInHand::~RequestInHand() { all_.remove(cancellation_); }

}  // namespace carreau::lab
