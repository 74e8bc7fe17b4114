from indexer.cli import main

if __name__ == "__main__":  # processes that a build starts import this module under another name
    main()
