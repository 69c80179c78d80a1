// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/resources.h"

#include <QDir>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initDataResource()
{
    Q_INIT_RESOURCE(data);
}

namespace app {

void initResources()
{
    initDataResource();
}

} // namespace app
