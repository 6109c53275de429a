"""The objects of an S3-compatible bucket, read and written many at a time.

Endpoint, region and credentials come from where every S3 client finds them: the variables
`AWS_ENDPOINT_URL`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_PROFILE`, or
the files in `~/.aws`.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar

from portal.model.problems import UserError

_One = TypeVar("_One")
_Result = TypeVar("_Result")

_AT_A_TIME = 16
"""Requests that run at a time."""

_CONFLICTS = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")
_ABSENT = ("NoSuchKey", "404")


@dataclass(frozen=True)
class StoredObject:
    """An object: its bytes, its version tag, and how many seconds ago it was written."""

    data: bytes
    etag: str
    age: float


@dataclass(frozen=True)
class Bucket:
    """A bucket by its name. Each operation raises UserError where the store reports an error."""

    name: str

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so."""
        with self._explained():
            pages = self.client.get_paginator("list_objects_v2")
            found = pages.paginate(Bucket=self.name, Prefix=prefix)
            return [one["Key"] for page in found for one in page.get("Contents", ())]

    def folders(self, prefix: str) -> list[str]:
        """The names between this prefix, which ends with a slash, and the next slash."""
        with self._explained():
            pages = self.client.get_paginator("list_objects_v2")
            found = pages.paginate(Bucket=self.name, Prefix=prefix, Delimiter="/")
            listed = [one["Prefix"] for page in found for one in page.get("CommonPrefixes", ())]
        return [one.removeprefix(prefix).removesuffix("/") for one in listed]

    def get(self, key: str) -> StoredObject | None:
        """An object, None where there is none."""
        try:
            with self._explained(_ABSENT):
                answer = self.client.get_object(Bucket=self.name, Key=key)
                data: bytes = answer["Body"].read()
        except KeyError:
            return None
        now = _now(answer)
        return StoredObject(data, answer["ETag"], (now - answer["LastModified"]).total_seconds())

    def put(self, key: str, data: bytes, **options: Any) -> str:
        """Write an object in one step; its version tag."""
        with self._explained():
            answer = self.client.put_object(Bucket=self.name, Key=key, Body=data, **options)
        return str(answer["ETag"])

    def put_unless_changed(self, key: str, data: bytes, etag: str | None) -> str | None:
        """Write an object only if it still has this version tag, or is not there where it is None.

        Its new version tag; None where somebody else was faster.
        """
        condition = {"IfNoneMatch": "*"} if etag is None else {"IfMatch": etag}
        try:
            with self._explained((*_CONFLICTS, *_ABSENT)):
                answer = self.client.put_object(Bucket=self.name, Key=key, Body=data, **condition)
        except KeyError:
            return None
        return str(answer["ETag"])

    def copy(self, old: str, new: str) -> None:
        """Copy an object inside the bucket."""
        source = {"Bucket": self.name, "Key": old}
        with self._explained():
            self.client.copy_object(Bucket=self.name, Key=new, CopySource=source)

    def delete(self, key: str) -> None:
        """Delete an object that may be there."""
        with self._explained():
            self.client.delete_object(Bucket=self.name, Key=key)

    @cached_property
    def client(self) -> Any:
        """The client of the store. Raises UserError where the library is missing."""
        botocore = _botocore()
        config = botocore.config.Config(
            max_pool_connections=_AT_A_TIME,
            retries={"mode": "standard", "max_attempts": 5},
            # Many stores know no other checksums than those that they must.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        with self._explained():
            return botocore.session.get_session().create_client("s3", config=config)

    @contextmanager
    def _explained(self, expected: tuple[str, ...] = ()) -> Iterator[None]:
        """Turn the store's errors into a UserError, those that are expected into a KeyError."""
        errors = _botocore().exceptions
        try:
            yield
        except errors.ClientError as error:
            told = error.response.get("Error", {})
            if told.get("Code") in expected:
                raise KeyError from error
            raise self._failed(f"{told.get('Code')}: {told.get('Message')}") from error
        except errors.BotoCoreError as error:
            raise self._failed(str(error)) from error

    def _failed(self, told: str) -> UserError:
        return UserError(
            f"Kho s3://{self.name} báo lỗi ({told}). Hãy xem AWS_ENDPOINT_URL, AWS_REGION, khóa "
            "truy cập, tên kho, quyền và dung lượng trống, rồi chạy lại."
        )


def for_each(work: Callable[[_One], _Result], these: Iterable[_One]) -> list[_Result]:
    """What the work gives for each, done many at a time. The first error stops it."""
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        return list(pool.map(work, these))


def _botocore() -> Any:
    """The library, which few need. Raises UserError where it is missing."""
    try:
        for name in ("config", "exceptions", "session"):
            import_module(f"botocore.{name}")
        return import_module("botocore")
    except ModuleNotFoundError as error:
        raise UserError(
            "Công bố lên S3 cần thư viện botocore. Hãy chạy «.venv/bin/pip install --no-deps "
            "--require-hashes -r requirements-s3.txt» một lần rồi chạy lại."
        ) from error


def _now(answer: dict[str, Any]) -> datetime:
    """The time at the store, whose clock alone counts."""
    return parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
