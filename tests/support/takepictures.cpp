// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/takepictures.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QWidget>

namespace testsupport {

void takePictures(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("MDTI_PICTURES");
    if (folder.isEmpty())
        return;
    for (const theme::Mode mode : {theme::Mode::Dark, theme::Mode::Light}) {
        theme::Theme::instance()->setMode(mode);
        QCoreApplication::processEvents();
        const QString path = QStringLiteral("%1/%2-%3.png").arg(folder, name, mode == theme::Mode::Dark ? u"dark" : u"light");
        if (!widget->grab().save(path))
            qFatal("%s cannot be written", qPrintable(path));
    }
}

} // namespace testsupport
