// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/server.h"

#include <QThread>

namespace sampletenant {

class ServerThread::Thread : public QThread
{
};

ServerThread::ServerThread(std::shared_ptr<const Data> data, Options options)
    : m_thread(std::make_unique<Thread>())
    , m_server(std::make_unique<Server>(std::move(data), std::move(options)))
{
    m_thread->setObjectName(QStringLiteral("sample tenant"));
}

ServerThread::~ServerThread()
{
    stop();
}

base::Status ServerThread::start()
{
    stop();
    m_thread->start();
    m_server->moveToThread(m_thread.get());
    base::Status status;
    QMetaObject::invokeMethod(
        m_server.get(), [&] { status = m_server->listen(); }, Qt::BlockingQueuedConnection);
    if (!status)
        stop();
    return status;
}

void ServerThread::stop()
{
    if (!m_thread->isRunning())
        return;
    QThread *home = QThread::currentThread();
    QMetaObject::invokeMethod(
        m_server.get(),
        [&] {
            m_server->close();
            m_server->moveToThread(home);
        },
        Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
}

} // namespace sampletenant
