// SPDX-License-Identifier: Apache-2.0
// The one source of the target that builds the precompiled header shared by all others.
