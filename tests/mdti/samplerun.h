// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/api.h"
#include "tests/support/memorystore.h"
#include "tests/support/samplesignin.h"

#include <memory>

namespace mditest {

/// An Api signed in to a sample tenant that runs on a thread of its own.
struct SampleRun
{
    explicit SampleRun(std::shared_ptr<const sampletenant::Data> data, const sampletenant::Behaviour &behaviour = {},
                       mdti::Transport transport = mdti::Transport::Single, int startWidth = 32)
        : server(std::move(data), testsupport::optionsWith(behaviour))
    {
        if (!server.start())
            qFatal("the sample tenant does not start");
        tokens = testsupport::sampleTokens(server.url(), server->options(), &clock);
        net::ClientSettings settings;
        settings.allowedOrigins = {server.url()};
        settings.startWidth = startWidth;
        settings.seed = 5;
        client = std::make_unique<net::Client>(settings, tokens.get(), &clock);
        api = std::make_unique<mdti::Api>(mdti::ApiSettings{server.url(), transport, false, true}, client.get(), &store,
                                          &clock);
    }

    base::SystemClock clock;
    testsupport::MemoryStore store;
    sampletenant::ServerThread server;
    std::unique_ptr<net::ClientSecretTokens> tokens;
    std::unique_ptr<net::Client> client;
    std::unique_ptr<mdti::Api> api;
};

} // namespace mditest
