// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/inputreader.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

QT_BEGIN_NAMESPACE
class QMimeData;
QT_END_NAMESPACE

namespace ui {

/// Reads what was dropped, pasted or chosen, off the GUI thread, one thing after the other. The reader stops when the
/// task goes.
class InputTask : public QObject
{
    Q_OBJECT
public:
    explicit InputTask(InputReader reader, QObject *parent = nullptr);
    ~InputTask() override;

    bool canRead() const { return m_reader.files && m_reader.text; }
    bool isBusy() const { return m_running > 0; }
    void readFiles(const QStringList &paths);
    void readText(const QString &text, const QString &source);
    void cancel();

    struct Dropped
    {
        QStringList files; ///< on this computer
        QString text; ///< links of a browser and plain text
        QString caseFile; ///< a .mdticase among the files, if it is the only one
        bool isEmpty() const { return files.isEmpty() && text.isEmpty() && caseFile.isEmpty(); }
    };
    static bool isUsable(const QMimeData *data);
    static Dropped take(const QMimeData *data);

Q_SIGNALS:
    void busyChanged(const QString &what); ///< "Reading list.pdf…"; empty: done
    void finished(const ioc::Extraction &found);

private:
    void run(const QString &what, std::function<ioc::Extraction(const std::atomic_bool &)> work);

    InputReader m_reader;
    QThreadPool m_pool; ///< one thread: results arrive in the order they were asked
    std::shared_ptr<std::atomic_bool> m_stop = std::make_shared<std::atomic_bool>(false);
    int m_running = 0;
};

} // namespace ui
