using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using NSubstitute;
using Platform.Encryption;
using Platform.Silo.Adapters.DynamoDb;
using Platform.Silo.Adapters.DynamoDb.Privacy;

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

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task Bytes_are_changed_only_while_they_are_as_they_were_read(HttpStatusCode refusal)
    {
        var bucket = Substitute.For<IAmazonS3>();
        bucket.GetObjectAsync("b-b", "mails/a", Arg.Any<CancellationToken>()).Returns(_ => new GetObjectResponse { ETag = "\"1\"", ResponseStream = new MemoryStream([1]) });
        bucket.PutObjectAsync(default!, default).ReturnsForAnyArgs<PutObjectResponse>(_ => throw new AmazonS3Exception("refused") { StatusCode = refusal });
        var objects = new ObjectStore(bucket, new() { Bucket = "b-b" });

        await objects.ChangeAsync("mails/a", _ => ValueTask.FromResult<ReadOnlyMemory<byte>?>(null), default);
        await objects.ChangeAsync("mails/a", read => ValueTask.FromResult<ReadOnlyMemory<byte>?>(new byte[] { read[0], 2 }), default);

        await bucket.Received(1).PutObjectAsync(Arg.Is<PutObjectRequest>(put => put.Key == "mails/a" && put.IfMatch == "\"1\""), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task What_somebody_else_has_encrypted_anew_between_two_reads_is_left_alone()
    {
        var key = new DataKeyId(1, 1);
        var bucket = Substitute.For<IAmazonS3>();
        bucket.GetObjectAsync(Arg.Any<GetObjectRequest>(), Arg.Any<CancellationToken>()).Returns(new GetObjectResponse { ResponseStream = new MemoryStream(EncryptedContent.HeaderOf(key)) });
        bucket.GetObjectAsync("b-b", "mails/a", Arg.Any<CancellationToken>()).Returns(new GetObjectResponse { ETag = "2", ResponseStream = new MemoryStream(EncryptedContent.HeaderOf(key with { Number = 2 })) });

        Assert.False(await new RetiredKey(key, ContentCipher.Off).ReplaceAsync(new ObjectStore(bucket, new() { Bucket = "b-b" }), "mails/a", "mail/a", _ => true, default));

        await bucket.DidNotReceiveWithAnyArgs().PutObjectAsync(default!, default);
    }
}
