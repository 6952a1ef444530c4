using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Bytes by name in one bucket: what may be larger than an item of DynamoDB (400 KB). A name is from content or never written twice.</summary>
internal sealed class ObjectStore(IAmazonS3 objects, DynamoOptions options)
{
    private bool? _keepsVersions;

    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await objects.PutObjectAsync(
            new PutObjectRequest { BucketName = options.Bucket, Key = name, InputStream = stream, AutoCloseStream = false, ContentType = "application/octet-stream" },
            cancellationToken);
    }

    public async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await objects.GetObjectAsync(options.Bucket, name, cancellationToken);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The first bytes of an object, or all of a shorter one; null when there is none.</summary>
    public async Task<byte[]?> FindStartAsync(string name, int length, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetObjectRequest { BucketName = options.Bucket, Key = name, ByteRange = new ByteRange(0, length - 1) };
            using var found = await objects.GetObjectAsync(request, cancellationToken);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return missing.StatusCode == HttpStatusCode.NotFound ? null : [];
        }
    }

    /// <summary>Puts other bytes in the place of an object's, unless somebody removed or replaced them since they were read: that would be undone.</summary>
    /// <param name="name">The object.</param>
    /// <param name="change">The other bytes; null to leave it as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ChangeAsync(string name, Func<byte[], ValueTask<ReadOnlyMemory<byte>?>> change, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await objects.GetObjectAsync(options.Bucket, name, cancellationToken);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellationToken);
            if (await change(content.ToArray()) is not { } next)
            {
                return;
            }

            using var stream = new MemoryStream(next.ToArray(), writable: false);
            await objects.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = options.Bucket, Key = name, InputStream = stream, AutoCloseStream = false, ContentType = "application/octet-stream", IfMatch = found.ETag,
                },
                cancellationToken);
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            // Somebody else was here: what is there now is looked at again.
        }
    }

    /// <summary>Removes an object; of a bucket with versions all of them, because a deletion marker hides bytes and removes none.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (!await KeepsVersionsAsync(cancellationToken))
        {
            await objects.DeleteObjectAsync(options.Bucket, name, cancellationToken);
            return;
        }

        var request = new ListVersionsRequest { BucketName = options.Bucket, Prefix = name };
        ListVersionsResponse page;
        do
        {
            page = await objects.ListVersionsAsync(request, cancellationToken);
            foreach (var version in (page.Versions ?? []).Where(version => version.Key == name))
            {
                await objects.DeleteObjectAsync(options.Bucket, name, version.VersionId, cancellationToken);
            }

            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }

    /// <summary>The objects whose names begin so, with the moments at which they were put.</summary>
    public async IAsyncEnumerable<(string Name, DateTimeOffset At)> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await objects.ListObjectsV2Async(request, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return (found.Key, new DateTimeOffset((found.LastModified ?? DateTime.UnixEpoch).ToUniversalTime()));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <summary>Whether the bucket has, or has had, versions. Asked once: it is the account's setting, and a process is newer than it.</summary>
    private async Task<bool> KeepsVersionsAsync(CancellationToken cancellationToken) => _keepsVersions ??=
        (await objects.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = options.Bucket }, cancellationToken)).VersioningConfig?.Status is { } status
        && (status == VersionStatus.Enabled || status == VersionStatus.Suspended);
}
