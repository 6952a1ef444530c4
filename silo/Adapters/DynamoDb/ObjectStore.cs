using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Bytes by name in one bucket: what may be larger than an item of DynamoDB (400 KB). A name is from content or never written twice.</summary>
internal sealed class ObjectStore(IAmazonS3 objects, DynamoOptions options)
{
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

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => objects.DeleteObjectAsync(options.Bucket, name, cancellationToken);
}
