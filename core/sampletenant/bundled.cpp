// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/data.h"

#include <QFile>

// A static library's resources are only linked in when somebody asks for them; the macro must stand outside a
// namespace.
static void initSampleResource()
{
    Q_INIT_RESOURCE(sample);
}

namespace sampletenant {

std::shared_ptr<const Data> bundledData()
{
    static const std::shared_ptr<const Data> data = [] {
        initSampleResource();
        auto read = Data::readFile(QStringLiteral(":/sample/tenant.txt"));
        if (!read)
            qFatal("The bundled sample is damaged: %s", qUtf8Printable(read.error().detail));
        return *read;
    }();
    return data;
}

QByteArray bundledIndicators()
{
    initSampleResource();
    QFile file(QStringLiteral(":/sample/indicators.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sampletenant
