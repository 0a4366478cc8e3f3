// Empty: the target airudder_precompiled needs a source.
