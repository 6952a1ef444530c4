using Orleans.Runtime;

namespace Orleans;

public interface IGrain : IAddressable;

public interface IGrainWithGuidKey : IGrain;

public interface IGrainWithIntegerKey : IGrain;

public interface IGrainWithStringKey : IGrain;

public interface IGrainWithGuidCompoundKey : IGrain;

public interface IGrainWithIntegerCompoundKey : IGrain;

/// <summary>Callbacks to a client; the stand-in has none (see README.md).</summary>
public interface IGrainObserver : IAddressable;
