using Amazon.S3;
using Amazon.S3.Model;
using NSubstitute;
using Platform.Silo.Adapters.DynamoDb;

namespace Platform.Tests.Privacy;

/// <summary>What is removed from a bucket that keeps versions. The server of the other tests has none: a substitute stands in, by the API reference of S3.</summary>
public sealed class ObjectStoreTests
{
    [Fact]
    public async Task Of_a_bucket_with_versions_all_of_an_object_are_removed_and_only_its_own()
    {
        var bucket = Substitute.For<IAmazonS3>();
        bucket.GetBucketVersioningAsync(default(GetBucketVersioningRequest)!, default).ReturnsForAnyArgs(
            new GetBucketVersioningResponse { VersioningConfig = new() { Status = VersionStatus.Suspended } });
        bucket.ListVersionsAsync(default(ListVersionsRequest)!, default).ReturnsForAnyArgs(
            call => call.Arg<ListVersionsRequest>().KeyMarker is null
                ? new() { Versions = [new() { Key = "mails/a", VersionId = "2" }, new() { Key = "mails/a", VersionId = "1" }], IsTruncated = true, NextKeyMarker = "mails/a", NextVersionIdMarker = "1" }
                : new ListVersionsResponse { Versions = [new() { Key = "mails/a", VersionId = "null" }, new() { Key = "mails/ab", VersionId = "9" }], IsTruncated = false });
        var objects = new ObjectStore(bucket, new() { Bucket = "b-b" });

        await objects.RemoveAsync("mails/a", default);

        foreach (var version in new[] { "1", "2", "null" })
        {
            await bucket.Received(1).DeleteObjectAsync("b-b", "mails/a", version, Arg.Any<CancellationToken>());
        }

        await bucket.DidNotReceive().DeleteObjectAsync("b-b", "mails/ab", Arg.Any<string>(), Arg.Any<CancellationToken>());
        await bucket.DidNotReceive().DeleteObjectAsync("b-b", Arg.Any<string>(), Arg.Any<CancellationToken>());
    }
}
