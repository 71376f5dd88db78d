import asyncio
import os

from enlace import ApiException, AsyncEnlace, NotConnected, problem_of

ID = "01990a5e-9a10-7000-8000-00000000c001"


def at(name):
    return AsyncEnlace(os.environ["ENLACE_URL"] + "/" + name, "key")


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


async def main():
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


asyncio.run(main())
