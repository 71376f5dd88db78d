import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import get_type_hints

from urllib3.exceptions import TimeoutError as Late

from enlace import ApiException, AsyncEnlace, NotConnected, problem_of
from enlace.client import ConnectionResponse

ID = "01990a5e-9a10-7000-8000-00000000c001"


def at(name, **options):
    return AsyncEnlace(os.environ["ENLACE_URL"] + "/" + name, "key", **options)


async def refused(name):
    try:
        await at(name).connections.list_connections()
    except ApiException as failure:
        problem = problem_of(failure)
        print(name, failure.status, problem.code.value if problem else "none")


async def not_connected(name):
    try:
        await at(name).await_connection(ID, longest=0)
    except NotConnected as failure:
        print(name, failure.code or "none")


async def late(name):
    try:
        await at(name, timeout=0.5).connections.list_connections()
    except Late:
        print(name, "late")


async def stopped(name, waits):
    """What we wait for is given up after a while."""
    try:
        await asyncio.wait_for(waits, 0.5)
    except asyncio.TimeoutError:
        print(name, "stopped")


async def main():
    # However many people are waited for, and few threads there are, all else goes on.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(2))
    people = [asyncio.create_task(at("nobody").await_connection(ID, longest=60)) for _ in range(3)]
    await asyncio.sleep(0)
    hints = get_type_hints(type(at("typed").connections).get_connection)
    assert hints["return"] is ConnectionResponse, hints
    waits = await at("waits").connections.list_connections()
    print("waits", len(waits.items))
    for name in ("hour", "down", "missing", "broken", "proxy"):
        await refused(name)
    for key in (None, None, "mine"):
        token = await at("refreshes").tokens.refresh_connection_token(ID, idempotency_key=key)
        print("refreshes", token.token_type)
    await not_connected("denied")
    await not_connected("nobody")
    pages = at("pages")
    found = [item async for item in pages.items(pages.connections.list_connections)]
    print("pages", len(found))
    print("future", (await at("future").oauth.get_o_auth_attempt(ID)).attempt_id)
    other = await at("other").acting_for("luis").oauth.get_o_auth_attempt(ID)
    print("other", other.attempt_id)
    await late("silent")
    await stopped("busy", at("busy").connections.list_connections())
    await stopped("left", at("nobody").await_connection(ID, longest=60))
    for person in people:
        person.cancel()


asyncio.run(main())
