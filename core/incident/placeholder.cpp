// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/discovery.h"
#include "core/incident/entities.h"
#include "core/incident/opening.h"
#include "core/incident/plan.h"
#include "core/incident/writer.h"
